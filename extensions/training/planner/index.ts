/** The planner: complete plans for training sessions, or why there are none. */
export { checkPlans, type Fault, type FaultCode } from './checker.ts';
export * from './model.ts';
export { planMany, planOne, withLessons } from './plan.ts';
export { compareLessons, replan, type Move, type PlanDifference } from './replan.ts';
export { scorePlan } from './score.ts';
