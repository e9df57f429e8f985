export { withDoneLessons } from "./done-lessons.js";
export { enterLearnerKernel, type LearnerKernel, learnerKernel } from "./kernel.js";
export { type Lesson, type LessonExercise, readLessons } from "./lessons.js";
export { mergeProgress, NO_PROGRESS, type Progress, parseProgress } from "./progress.js";
export { readProgress, writeProgress } from "./progress-file.js";
export { ranSolution, recordPassed } from "./record.js";
