import { Box, Typography } from '@strapi/design-system';
import { useTexts } from '../use-texts.ts';
import type { Variable } from '../../../server/domain/dosage.ts';
import { previewOf, type PreviewBlock, type PreviewPiece } from './preview.ts';

/** The texts of an exercise that may hold tokens. */
export interface ExerciseTexts {
  summary: string;
  instructions: string;
  stopIf: string;
  contraindications: string;
}

function Piece({ kind, text: words }: PreviewPiece) {
  const { text } = useTexts();
  switch (kind) {
    case 'words':
      return words;
    case 'value':
      return <strong data-token="value">{words}</strong>;
    case 'empty':
    case 'unknown':
      return (
        <Box
          tag="mark"
          background={kind === 'unknown' ? 'danger100' : 'warning100'}
          color={kind === 'unknown' ? 'danger700' : 'warning700'}
          paddingLeft={1}
          paddingRight={1}
          hasRadius
          data-token={kind}
          title={text(kind === 'unknown' ? 'preview.unknown' : 'preview.empty')}
        >
          {words}
        </Box>
      );
  }
}

const Line = ({ pieces }: { pieces: readonly PreviewPiece[] }) => (
  <Typography>
    {pieces.map((piece, index) => (
      <Piece key={`${index} ${piece.text}`} {...piece} />
    ))}
  </Typography>
);

function Block({ kind, ordered, lines }: PreviewBlock) {
  if (kind === 'list')
    return (
      <Box
        tag={ordered ? 'ol' : 'ul'}
        paddingLeft={5}
        style={{ listStyle: ordered ? 'decimal' : 'disc', margin: 0 }}
      >
        {lines.map((pieces, index) => (
          <li key={index}>
            <Line pieces={pieces} />
          </li>
        ))}
      </Box>
    );
  return (
    <Box tag="p" style={{ fontWeight: kind === 'heading' ? 600 : undefined }}>
      {lines.map((pieces, index) => (
        <Line key={index} pieces={pieces} />
      ))}
    </Box>
  );
}

/** The texts of an exercise as a patient reads them with the default values. */
export function PatientPreview({
  texts,
  variables,
}: {
  texts: ExerciseTexts;
  variables: readonly Variable[];
}) {
  const { text } = useTexts();
  const parts = [
    { title: null, content: texts.summary },
    { title: 'preview.instructions', content: texts.instructions },
    { title: 'preview.stopIf', content: texts.stopIf.replace(/\r?\n/g, '\n\n') },
    { title: 'preview.contraindications', content: texts.contraindications.replace(/\r?\n/g, '\n\n') },
  ] as const;
  const shown = parts.filter(({ content }) => content.trim() !== '');
  return (
    <Box
      tag="section"
      aria-label={text('preview.title')}
      background="neutral100"
      borderColor="neutral200"
      padding={4}
      hasRadius
    >
      <Typography variant="delta" tag="p">
        {text('preview.title')}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {text('preview.hint')}
      </Typography>
      {shown.length === 0 && (
        <Box paddingTop={3}>
          <Typography textColor="neutral600">{text('preview.nothing')}</Typography>
        </Box>
      )}
      {shown.map(({ title, content }) => (
        <Box key={title ?? 'summary'} paddingTop={3}>
          {title !== null && (
            <Typography variant="sigma" tag="p" textColor="neutral600">
              {text(title)}
            </Typography>
          )}
          {previewOf(content, variables).map((block, index) => (
            <Block key={index} {...block} />
          ))}
        </Box>
      ))}
    </Box>
  );
}
