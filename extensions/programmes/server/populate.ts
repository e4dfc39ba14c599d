/** What Strapi's document service has to bring with an exercise for it to be frozen or copied. */
export const wholeExercise = {
  populate: { tags: true, media: { populate: { file: true, poster: true, captions: true } } },
} as const;

/** What it has to bring with a session. */
export const wholeSession = {
  populate: {
    cover: true,
    tags: true,
    blocks: { populate: { overrides: true, exercise: wholeExercise } },
  },
} as const;
