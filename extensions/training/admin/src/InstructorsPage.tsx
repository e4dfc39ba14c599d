import { DataTable, LoadFailed, Loading, useLoaded } from '@huntzen/kernel/admin';
import { Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { Instructor, TrainingChoices } from '../../contracts/index.ts';
import { EditInstructor } from './EditInstructor.tsx';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

function useHours() {
  const { text, weekday } = useTexts();
  return ({ hours }: Instructor) =>
    hours.length === 0
      ? text('instructors.always')
      : hours.map((rule) => `${weekday(rule.weekday)} ${rule.startTime} – ${rule.endTime}`).join(', ');
}

function InstructorTable({ choices, onSaved }: { choices: TrainingChoices; onSaved: () => void }) {
  const { text } = useTexts();
  const hoursOf = useHours();
  const titles = new Map(choices.courses.map(({ id, title }) => [id, title]));
  if (choices.instructors.length === 0) return <Typography tag="p">{text('instructors.empty')}</Typography>;
  return (
    <DataTable
      label={text('instructors.title')}
      columns={[
        text('column.instructor'),
        text('instructors.courses'),
        text('instructors.hours'),
        text('column.actions'),
      ]}
      rows={choices.instructors.map((instructor) => ({
        id: instructor.id,
        cells: [
          instructor.name,
          instructor.courseIds.flatMap((id) => titles.get(id) ?? []).join(', '),
          hoursOf(instructor),
          <EditInstructor key="edit" instructor={instructor} courses={choices.courses} onSaved={onSaved} />,
        ],
      }))}
    />
  );
}

function Instructors() {
  const { text } = useTexts();
  const api = useTrainingApi();
  const choices = useLoaded(api.choices);
  if (choices.hasFailed) return <LoadFailed isPage onRetry={choices.reload} />;
  if (choices.data === undefined) return <Loading label={text('loading')} />;
  return (
    <>
      <Page.Title>{text('instructors.title')}</Page.Title>
      <Layouts.Header title={text('instructors.title')} subtitle={text('instructors.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" paddingBottom={10}>
          <InstructorTable choices={choices.data} onSaved={choices.reload} />
        </Flex>
      </Layouts.Content>
    </>
  );
}

/** The page where planners say what instructors teach and when. */
export default function InstructorsPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::training.plan', subject: null }]}>
      <Page.Main>
        <Instructors />
      </Page.Main>
    </Page.Protect>
  );
}
