import { ownZone, ZoneSelect } from '@huntzen/kernel/admin';
import { Box, Button, Field, Flex, IconButton, MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useState } from 'react';
import type { Instructor, TrainingChoices, WeeklyHours } from '../../contracts/index.ts';
import { Choice } from './Choice.tsx';
import { DialogButton } from './DialogButton.tsx';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const times = [
  { name: 'startTime', label: 'create.start' },
  { name: 'endTime', label: 'create.end' },
] as const;

function HoursFields({
  hours,
  onHours,
}: {
  hours: readonly WeeklyHours[];
  onHours: (hours: WeeklyHours[]) => void;
}) {
  const { text, weekday } = useTexts();
  const change = (index: number, part: Partial<WeeklyHours>) =>
    onHours(hours.map((rule, other) => (other === index ? { ...rule, ...part } : rule)));
  return (
    <>
      {hours.map((rule, index) => (
        <Flex key={index} gap={3} alignItems="flex-end" wrap="wrap">
          <Box minWidth="9rem">
            <Choice
              label={text('create.day')}
              value={String(rule.weekday)}
              options={weekdays.map((day) => ({ value: String(day), label: weekday(day) }))}
              onChange={(day) => change(index, { weekday: Number(day) })}
            />
          </Box>
          {times.map(({ name, label }) => (
            <Field.Root key={name} name={name} required>
              <Field.Label>{text(label)}</Field.Label>
              <Field.Input
                type="time"
                value={rule[name]}
                onChange={(event: { target: { value: string } }) =>
                  change(index, { [name]: event.target.value })
                }
              />
            </Field.Root>
          ))}
          <IconButton
            label={text('instructors.hours.remove', { number: index + 1 })}
            onClick={() => onHours(hours.filter((_rule, other) => other !== index))}
          >
            <Trash />
          </IconButton>
        </Flex>
      ))}
    </>
  );
}

/** What one instructor teaches, and their weekly hours; without any they are there whenever a room is. */
export function EditInstructor({
  instructor,
  courses,
  onSaved,
}: {
  instructor: Instructor;
  courses: TrainingChoices['courses'];
  onSaved: () => void;
}) {
  const { text } = useTexts();
  const api = useTrainingApi();
  const { id, name } = instructor;
  const [courseIds, setCourseIds] = useState<string[]>(instructor.courseIds);
  const [hours, setHours] = useState<WeeklyHours[]>(instructor.hours);
  const [zone, setZone] = useState(instructor.hours[0]?.timeZone ?? ownZone);
  return (
    <DialogButton
      label={text('instructors.edit')}
      name={text('instructors.edit.name', { name })}
      title={text('instructors.edit.name', { name })}
      hint={text('instructors.hint')}
      confirm={text('save')}
      variant="secondary"
      run={async () => {
        const rules = hours.map((rule) => ({ ...rule, timeZone: zone }));
        await api.saveInstructor(id, { courseIds, hours: rules });
        onSaved();
        return text('instructors.saved', { name });
      }}
    >
      <Field.Root>
        <Field.Label>{text('instructors.courses')}</Field.Label>
        <MultiSelect value={courseIds} onChange={setCourseIds} withTags>
          {courses.map((course) => (
            <MultiSelectOption key={course.id} value={course.id}>
              {course.title}
            </MultiSelectOption>
          ))}
        </MultiSelect>
      </Field.Root>
      <HoursFields hours={hours} onHours={setHours} />
      {hours.length > 0 && (
        <Field.Root>
          <Field.Label>{text('instructors.zone')}</Field.Label>
          <ZoneSelect zone={zone} onZone={setZone} />
        </Field.Root>
      )}
      <Box>
        <Button
          variant="tertiary"
          startIcon={<Plus />}
          onClick={() =>
            setHours([...hours, { weekday: 1, startTime: '09:00', endTime: '17:00', timeZone: zone }])
          }
        >
          {text('instructors.hours.add')}
        </Button>
      </Box>
    </DialogButton>
  );
}
