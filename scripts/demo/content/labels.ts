import type {
  ConsultationMode,
  Discipline,
  Equipment,
  Labels,
  Level,
  Objective,
  Speciality,
  SpokenLanguage,
} from './types.ts';

/** Levels, in both languages. */
export const levelLabels: Labels<Level> = {
  beginner: { fr: 'Débutant', en: 'Beginner' },
  intermediate: { fr: 'Intermédiaire', en: 'Intermediate' },
  advanced: { fr: 'Avancé', en: 'Advanced' },
};

/** Disciplines, in both languages. */
export const disciplineLabels: Labels<Discipline> = {
  apa: { fr: 'Activité physique adaptée', en: 'Adapted physical activity' },
  addictology: { fr: 'Addictologie', en: 'Addiction care' },
  relaxation: { fr: 'Relaxation', en: 'Relaxation' },
  cardio: { fr: 'Cardio', en: 'Cardio' },
  strength: { fr: 'Musculation', en: 'Strength training' },
};

/** Objectives, in both languages. */
export const objectiveLabels: Labels<Objective> = {
  mobility: { fr: 'Retrouver de la mobilité', en: 'Regain mobility' },
  strength: { fr: 'Gagner en force', en: 'Build strength' },
  endurance: { fr: 'Gagner en souffle', en: 'Build endurance' },
  relaxation: { fr: 'Se détendre', en: 'Relax' },
  craving: { fr: 'Traverser une envie', en: 'Ride out a craving' },
};

/** Equipment, in both languages. */
export const equipmentLabels: Labels<Equipment> = {
  none: { fr: 'Sans matériel', en: 'No equipment' },
  chair: { fr: 'Chaise', en: 'Chair' },
  wall: { fr: 'Mur', en: 'Wall' },
  mat: { fr: 'Tapis', en: 'Mat' },
  band: { fr: 'Bande élastique', en: 'Resistance band' },
  step: { fr: 'Marche ou step', en: 'Step' },
  bike: { fr: 'Vélo d’appartement', en: 'Exercise bike' },
  notebook: { fr: 'Carnet et stylo', en: 'Notebook and pen' },
  'glass-of-water': { fr: 'Verre d’eau', en: 'Glass of water' },
  shoes: { fr: 'Chaussures confortables', en: 'Comfortable shoes' },
};

/** Specialities of practitioners, in both languages. */
export const specialityLabels: Labels<Speciality> = {
  'clinical-psychology': { fr: 'Psychologie clinique', en: 'Clinical psychology' },
  cbt: { fr: 'Thérapies comportementales et cognitives', en: 'Cognitive behavioural therapy' },
  addiction: { fr: 'Addictologie', en: 'Addiction care' },
  sleep: { fr: 'Sommeil', en: 'Sleep' },
  burnout: { fr: 'Épuisement professionnel', en: 'Burnout' },
  'work-stress': { fr: 'Stress au travail', en: 'Work-related stress' },
  couples: { fr: 'Couple et famille', en: 'Couples and family' },
  nutrition: { fr: 'Nutrition', en: 'Nutrition' },
  'adapted-physical-activity': { fr: 'Activité physique adaptée', en: 'Adapted physical activity' },
  psychiatry: { fr: 'Psychiatrie', en: 'Psychiatry' },
};

/** Languages, in both languages. */
export const languageLabels: Labels<SpokenLanguage> = {
  fr: { fr: 'Français', en: 'French' },
  en: { fr: 'Anglais', en: 'English' },
  ar: { fr: 'Arabe', en: 'Arabic' },
  es: { fr: 'Espagnol', en: 'Spanish' },
  de: { fr: 'Allemand', en: 'German' },
  it: { fr: 'Italien', en: 'Italian' },
  pt: { fr: 'Portugais', en: 'Portuguese' },
};

/** Consultation modes, in both languages. */
export const modeLabels: Labels<ConsultationMode> = {
  video: { fr: 'En vidéo', en: 'By video' },
  audio: { fr: 'Par téléphone', en: 'By phone' },
  in_person: { fr: 'Au cabinet', en: 'In person' },
};
