/** How a session is made up, in minutes; instructors and learners tire alike. */
export const RULES = {
  /** From the first minute of a session to its last: half a day. */
  session: 210,
  /** The longest stretch without a break. */
  stretch: 75,
  break: 15,
  /** Between the two sessions of a day. */
  lunch: 60,
  /** What lessons may fill of a session: the rest of the time is breaks, and some in hand. */
  taught: 165,
  /** Of each session without a fixed end, one minute in so many of teaching is kept in hand. */
  inHandEvery: 11,
  /** To arrive, check the set-ups and join the room. */
  welcome: 10,
  /** What was learnt, what was not, and where to go on. */
  closing: 5,
} as const;

/** The rules in words, for the page and the text. */
export const RULES_IN_WORDS = [
  `Nobody listens for more than ${RULES.stretch} minutes: then comes a break of ${RULES.break}. A section is never split, and where it can be, neither is a lesson.`,
  `A session is half a day, at most ${RULES.session} minutes with its breaks; a day has two, with ${RULES.lunch} minutes for lunch between them.`,
  `Lessons fill at most ${RULES.taught} minutes of a session. What is left at its end is in hand: questions come, and whoever teaches a lesson for the first time runs over.`,
  "A lesson that is taught has its core and an exercise; what else fits comes by the lessons' rank.",
  "A section that is cut is not spoken about, but its cells are run: later ones may need what they declare.",
] as const;
