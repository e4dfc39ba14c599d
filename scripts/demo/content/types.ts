/** A text in the two languages of the product. */
export interface Label {
  fr: string;
  en: string;
}

/** A vocabulary: code → label in both languages. */
export type Labels<Code extends string> = Readonly<Record<Code, Label>>;

/** How demanding an exercise or a session is. */
export type Level = 'beginner' | 'intermediate' | 'advanced';

/** The five fields of practice of the library. */
export type Discipline = 'apa' | 'addictology' | 'relaxation' | 'cardio' | 'strength';

/** What a session is for; exercises carry one or several. */
export type Objective = 'mobility' | 'strength' | 'endurance' | 'relaxation' | 'craving';

/** What a person needs at hand. */
export type Equipment =
  'none' | 'chair' | 'wall' | 'mat' | 'band' | 'step' | 'bike' | 'notebook' | 'glass-of-water' | 'shoes';

/** How the body is held. */
export type Position = 'standing' | 'sitting' | 'lying' | 'kneeling' | 'all_fours' | 'moving';

/** A film or a sound of an exercise; files of `media`, with extension. */
export interface DemoRecording {
  file: string;
  /** WebVTT. */
  captions?: string;
  /** A text of wrapped paragraphs below its title. */
  transcript?: string;
}

/** The variables that texts may name as `{{repetitions}}`, `{{duration}}`, `{{intensity}}`. */
export type VariableName = 'repetitions' | 'duration' | 'intensity';

/**
 * A dosage variable of an exercise. A token in a text is replaced by the bare value: the sentence around it already
 * says the unit, which is there for forms and tables.
 */
export interface Variable {
  name: VariableName;
  label: Label;
  type: 'integer' | 'text';
  unit: Label | null;
  defaultValue: number | string;
  /** The three bounds are null when `type` is `text`. */
  minimum: number | null;
  maximum: number | null;
  step: number | null;
  /** What a week adds, up to the maximum. */
  weeklyStep?: number;
}

/** One exercise of the library. */
export interface DemoExercise {
  key: string;
  title: string;
  discipline: Discipline;
  objectives: readonly Objective[];
  level: Level;
  equipment: readonly Equipment[];
  position: Position;
  durationMinutes: number;
  summary: string;
  /** The steps, in order; may hold tokens. */
  instructions: readonly string[];
  contraindications: readonly string[];
  stopIf: readonly string[];
  variables: readonly Variable[];
  /** File of `media/images`, without extension. */
  imageKey: string;
  /** What it shows after its picture. */
  recordings?: readonly DemoRecording[];
}

/** One exercise inside a session, with its own dosage. */
export interface DemoSessionBlock {
  exerciseKey: string;
  rounds: number;
  restSeconds: number;
  /** Values that win over the defaults of the exercise. */
  overrides?: Readonly<Partial<Record<VariableName, number | string>>>;
}

/** How the demonstration publishes a session; `group` and `patient` name somebody of `people.ts`. */
export type DemoPublication =
  | { state: 'published'; audience: 'all'; access?: 'free' }
  | { state: 'published'; audience: 'group'; groupKey: string }
  | { state: 'published'; audience: 'patient'; email: string }
  | { state: 'draft' }
  | { state: 'archived' };

/** One exercise session (séance). */
export interface DemoSession {
  key: string;
  title: string;
  summary: string;
  objective: Objective;
  level: Level;
  durationMinutes: number;
  discipline: Discipline;
  tags: readonly string[];
  blocks: readonly DemoSessionBlock[];
  imageKey: string;
  publication: DemoPublication;
}

/** One programme template, and to which group the coach gives it. */
export interface DemoProgramme {
  key: string;
  title: string;
  summary: string;
  objective: Objective;
  level: Level;
  weeks: number;
  perWeek: number;
  /** Sessions by key, in turn or in the week they name; all published. */
  steps: readonly { sessionKey: string; week?: number }[];
  imageKey: string;
  groupKey: string;
  /** ISO days of the week. */
  days: readonly number[];
  /** How many weeks ago it began, from a Monday. */
  begunWeeksAgo: number;
}

/** What search engines show. */
export interface Seo {
  metaTitle: string;
  metaDescription: string;
}

/** One article of the public blog. */
export interface DemoArticle {
  title: string;
  slug: string;
  excerpt: string;
  contentMarkdown: string;
  category: string;
  tags: readonly string[];
  seo: Seo;
  imageKey: string;
  publishedDaysAgo: number;
}

/** One piece of news that HR writes for its own company. */
export interface DemoNews {
  companyKey: CompanyKey;
  title: string;
  contentMarkdown: string;
  /** Only this department reads it; everybody when absent. */
  department?: string;
  state: 'published' | 'draft' | 'archived';
  daysAgo: number;
}

/** What a practitioner is trained for. */
export type Speciality =
  | 'clinical-psychology'
  | 'cbt'
  | 'addiction'
  | 'sleep'
  | 'burnout'
  | 'work-stress'
  | 'couples'
  | 'nutrition'
  | 'adapted-physical-activity'
  | 'psychiatry';

/** Languages that somebody speaks, as ISO 639-1 codes. */
export type SpokenLanguage = 'fr' | 'en' | 'ar' | 'es' | 'de' | 'it' | 'pt';

/** How a consultation takes place. */
export type ConsultationMode = 'video' | 'audio' | 'in_person';

/** A weekly rule in wall time of the practitioner's zone. */
export interface AvailabilityRule {
  /** ISO day of the week: 1 is Monday. */
  weekday: number;
  /** `HH:MM`. */
  startTime: string;
  endTime: string;
  slotMinutes: number;
  bufferAfterMinutes: number;
  minimumNoticeMinutes: number;
  horizonDays: number;
  modes: readonly ConsultationMode[];
}

/** One practitioner. */
export interface DemoPractitioner {
  email: string;
  firstName: string;
  lastName: string;
  displayName: string;
  title: string;
  gender: 'female' | 'male';
  specialities: readonly Speciality[];
  languages: readonly SpokenLanguage[];
  modes: readonly ConsultationMode[];
  city: string;
  /** IANA zone in which the availability is written. */
  timeZone: string;
  experienceYears: number;
  bio: string;
  diplomas: readonly string[];
  availability: readonly AvailabilityRule[];
  /** Bookings are confirmed at once, without a gesture of the practitioner. */
  autoConfirm: boolean;
}

/** The four companies of the demonstration. */
export type CompanyKey = 'techcorp' | 'greenbuild' | 'atelier-bijou' | 'clinique-horizon';

/** One company. */
export interface DemoCompany {
  key: CompanyKey;
  name: string;
  slug: string;
  emailDomain: string;
  timeZone: string;
  city: string;
  /** HR sees figures without names when true. */
  anonymisation: boolean;
  departments: readonly string[];
  logoKey: string;
}

/** The roles of the site. */
export type SiteRole =
  'employee' | 'practitioner' | 'hr' | 'patient' | 'coach' | 'trainer' | 'learner' | 'candidate';

/** The roles of the panel. */
export type PanelRole = 'super-admin' | 'platform-admin' | 'editor' | 'planner' | 'accountant';

/** One person with an account on the site (practitioners are in `practitioners.ts`). */
export interface DemoPerson {
  email: string;
  firstName: string;
  lastName: string;
  role: SiteRole;
  companyKey: CompanyKey;
  department?: string;
  position?: string;
}

/** One person of the panel. */
export interface DemoPanelPerson {
  email: string;
  firstName: string;
  lastName: string;
  role: PanelRole;
}

/** A group of patients that a session can be published to. */
export interface DemoPatientGroup {
  key: string;
  name: Label;
  companyKey: CompanyKey;
  memberEmails: readonly string[];
}
