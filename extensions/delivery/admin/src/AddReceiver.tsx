import { Box, Button, Checkbox, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { useAttempt } from './use-attempt.ts';
import { useTexts } from './use-texts.ts';
import type { WebhooksApi } from './use-webhooks-api.ts';

const empty = { name: '', url: '', writesMails: false };

/** The form that adds a receiver. */
export function AddReceiver({
  api,
  onAdded,
}: {
  api: WebhooksApi;
  onAdded: (name: string, secret: string) => void;
}) {
  const { text } = useTexts();
  const { attempt, isBusy } = useAttempt();
  const [input, setInput] = useState(empty);

  function add(event: FormEvent) {
    event.preventDefault();
    void attempt(async () => {
      const { receiver, secret } = await api.add(input);
      setInput(empty);
      onAdded(receiver.name, secret);
    });
  }

  const field = (name: 'name' | 'url', label: string, hint: string, placeholder: string) => (
    <Box style={{ flex: '1 1 18rem' }}>
      <Field.Root name={name} hint={hint} required width="100%">
        <Field.Label>{label}</Field.Label>
        <TextInput
          value={input[name]}
          placeholder={placeholder}
          onChange={(event: { target: { value: string } }) =>
            setInput({ ...input, [name]: event.target.value })
          }
        />
        <Field.Hint />
      </Field.Root>
    </Box>
  );

  return (
    <Box tag="form" onSubmit={add} background="neutral0" padding={6} hasRadius shadow="tableShadow">
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2">
          {text('add')}
        </Typography>
        <Flex gap={4} wrap="wrap" alignItems="flex-start">
          {field('name', text('name'), text('add.name.hint'), 'n8n')}
          {field('url', text('address'), text('add.address.hint'), 'https://automation.example.org/webhook')}
        </Flex>
        <Field.Root name="writesMails" hint={text('add.mails.hint')}>
          <Checkbox
            checked={input.writesMails}
            onCheckedChange={(checked) => setInput({ ...input, writesMails: checked === true })}
          >
            {text('mails')}
          </Checkbox>
          <Field.Hint />
        </Field.Root>
        <Flex>
          <Button
            type="submit"
            loading={isBusy}
            disabled={input.name.trim() === '' || input.url.trim() === ''}
          >
            {text('add.action')}
          </Button>
        </Flex>
      </Flex>
    </Box>
  );
}
