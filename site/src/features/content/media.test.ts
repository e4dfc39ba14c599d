import { expect, test } from 'vitest';

import { withMediaAddresses } from './media.server.ts';

test('pictures get the address of the media library, whole addresses and links stay', () => {
  const addressOf = (path: string) => new URL(path, 'https://media.example').href;
  expect(
    withMediaAddresses(
      '<p><img src="/uploads/a.jpg" alt="x" /> <a href="/uploads/a.jpg">x</a></p>',
      addressOf,
    ),
  ).toBe('<p><img src="https://media.example/uploads/a.jpg" alt="x" /> <a href="/uploads/a.jpg">x</a></p>');
  expect(withMediaAddresses('<img src="https://s3.example/b.png" alt="" />', addressOf)).toBe(
    '<img src="https://s3.example/b.png" alt="" />',
  );
  expect(withMediaAddresses('<p>&lt;img src="/uploads/a.jpg"&gt;</p>', addressOf)).not.toContain(
    'media.example',
  );
});
