/** What the room's pages are told, whole, after each change. */

/** What a participant's page knows. */
export interface LearnerView {
  number: number;
  name: string | undefined;
  hand: boolean;
  /** What joins a notebook of theirs as the same participant: `192.168.1.5:4820/KX7M2PQR+ABCDEFGH`. */
  notebook: string;
  /** What is unlocked: `LESSON SECTION hints`. */
  unlocked: string[];
  /** The ids of the predictions whose truth is told. */
  revealed: string[];
  /** What the instructor asks now. */
  asked: { lesson: string; file: string; prediction: string; question: string } | undefined;
  /** Their own exercises: passed or not. */
  exercises: Record<string, boolean>;
}

/** What the projector shows. */
export interface ProjectorView {
  /** People in the room. */
  people: number;
  hands: number;
  /** Submissions that the room has kept: grows by one with each. */
  heard: number;
  shows: JoinSlide | PredictionSlide | MachinesSlide | ExercisesSlide;
}

export interface JoinSlide {
  what: "join";
}

export interface PredictionSlide {
  what: "prediction";
  id: string;
  lesson: string;
  question: string;
  bars: Bar[];
  answered: number;
  /** What came out, once it is revealed. */
  truth?: Truth;
}

export interface Bar {
  label: string;
  count: number;
  /** The truth lies here; only once it is revealed. */
  right: boolean;
}

export interface Truth {
  /** As the site's run recorded it, with its unit; nothing where it was not executed. */
  text: string | undefined;
  because: string | undefined;
  /** How many runs of the room recorded an answer, and which most of them did. */
  runs: number;
  mostly: string | undefined;
}

export interface MachinesSlide {
  what: "machines";
  machines: { cores: number; points: { workers: number; speedup: number }[] }[];
  /** Of all machines with so many workers: the middle one. */
  medians: { workers: number; speedup: number; machines: number }[];
}

export interface ExercisesSlide {
  what: "exercises";
  lessons: { title: string; exercises: ExerciseRow[] }[];
}

export interface ExerciseRow {
  id: string;
  title: string;
  passed: number;
  /** Have had it checked and not passed it. */
  trying: number;
}

/** What the instructor sees besides. */
export interface InstructorView {
  projector: ProjectorView;
  shown: { what: string; which?: string };
  revealed: string[];
  unlocked: string[];
  /** How many have answered, by prediction. */
  answered: Record<string, number>;
  people: {
    id: string;
    number: number;
    name: string | undefined;
    /** Since when, ISO 8601. */
    hand: string | undefined;
    left: boolean;
    passed: number;
    predictions: number;
  }[];
}
