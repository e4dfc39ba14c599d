/** How a consultation takes place. */
export const consultationTypes = ['video', 'audio', 'in_person'] as const;

/** How a consultation takes place. */
export type ConsultationType = (typeof consultationTypes)[number];

/** What practitioners are trained for; a profile may also name something that is not here. */
export const specialities = [
  'clinical-psychology',
  'cbt',
  'addiction',
  'sleep',
  'burnout',
  'work-stress',
  'couples',
  'nutrition',
  'adapted-physical-activity',
  'psychiatry',
] as const;

/** Languages that practitioners speak, as ISO 639-1 codes. */
export const spokenLanguages = ['fr', 'en', 'ar', 'es', 'de', 'it', 'pt'] as const;

/** Genders that a profile can name. */
export const genders = ['female', 'male', 'other'] as const;
