import { documentId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { month } from './period.ts';

const count = z.number().int().min(0);

const averageDurationMinutes = z
  .number()
  .min(0)
  .describe('Rounded to one decimal; 0 without a consultation.');

/** A period by its name, or `from/to`. */
const periodName = z
  .string()
  .describe('The period by its name (`2026-10`, `2026-Q4`), or its days: `from/to`.');

/** The activity of a practitioner over a period, by company. */
export const practitionerMetricsSchema = z.strictObject({
  practitionerId: documentId,
  period: periodName,
  consultationCount: count,
  totalDurationSeconds: count,
  averageDurationMinutes,
  byCompany: z.array(
    z.strictObject({ companyName: z.string(), count, duration: count.describe('Seconds.') }),
  ),
});

/** The activity of a practitioner over a period, by company. */
export type PractitionerMetrics = z.infer<typeof practitionerMetricsSchema>;

/** A month of the activity of a practitioner. */
export const activityMonthSchema = z.strictObject({
  period: month,
  consultationCount: count,
  totalDurationSeconds: count,
  averageDurationMinutes,
});

/** A month of the activity of a practitioner. */
export type ActivityMonth = z.infer<typeof activityMonthSchema>;

/** How people found consultations: the average of 1 to 5 and of how many, null while too few people said. */
export const satisfactionSchema = z.strictObject({ average: z.number().min(1).max(5), ratings: count });

/** How people found consultations. */
export type Satisfaction = z.infer<typeof satisfactionSchema>;

const ranked = { consultationCount: count, totalDurationSeconds: count, averageDurationMinutes };

/** The whole platform over a period. */
export const globalMetricsSchema = z.strictObject({
  period: periodName,
  ...ranked,
  completionRate: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      'Of the consultations planned in the period that are over: the share completed; null without any.',
    ),
  completed: count.describe('Planned in the period and completed.'),
  cancelled: count,
  noShow: count,
  satisfaction: satisfactionSchema.nullable(),
  practitioners: z
    .array(
      z.strictObject({
        practitionerId: documentId,
        practitionerName: z.string(),
        ...ranked,
        satisfaction: satisfactionSchema.nullable().describe('Of all time, as it is shown.'),
      }),
    )
    .describe('The ranking: by consultations or hours, at most 100.'),
  companies: z
    .array(z.strictObject({ companyId: documentId, companyName: z.string(), ...ranked }))
    .describe('The same of companies.'),
});

/** The whole platform over a period. */
export type GlobalMetrics = z.infer<typeof globalMetricsSchema>;

/** What HR sees of one employee: how often and how long in whole months, and nothing else. */
export const employeeUsageSchema = z.strictObject({
  employeeId: documentId,
  employeeName: z.string(),
  department: z.string().nullable(),
  period: z.string().describe('The whole months asked for: `2026-10`, `2026-Q4`, `2026` or `from/to`.'),
  consultationCount: count,
  totalDurationSeconds: count,
});

/** What HR sees of one employee: how often and how long in whole months, and nothing else. */
export type EmployeeUsage = z.infer<typeof employeeUsageSchema>;

/** Figures of a group of people; null when the group is too small to be shown, never 0 instead. */
export const groupFiguresSchema = z.strictObject({
  activeEmployees: count,
  consultationCount: count,
  totalDurationSeconds: count,
  averageDurationMinutes: z.number().min(0),
});

/** Figures of a group of people. */
export type GroupFigures = z.infer<typeof groupFiguresSchema>;

/** A department in a month: its people today, and its figures when they may be shown. */
export const departmentUsageSchema = z.strictObject({
  department: z.string().nullable(),
  employees: count,
  figures: groupFiguresSchema.nullable(),
});

/** A department in a month: its people today, and its figures when they may be shown. */
export type DepartmentUsage = z.infer<typeof departmentUsageSchema>;

/** A month of a company beside the month before. */
export const companyMetricsSchema = z.strictObject({
  companyId: documentId,
  companyName: z.string(),
  usageShownBy: z
    .enum(['employee', 'department'])
    .describe('Department while the company’s anonymisation rule is on.'),
  smallestGroup: count.describe('From how many different people up a figure is shown.'),
  employees: count.describe('Employees of the company today.'),
  period: month,
  isOver: z.boolean().describe('Figures of groups exist for months that are over only.'),
  lastMonth: month.describe('The latest month that is over.'),
  figures: groupFiguresSchema.nullable(),
  satisfaction: satisfactionSchema
    .nullable()
    .describe('Average of the ratings of the month, from 5 people up.'),
  previous: z.strictObject({
    period: month,
    figures: groupFiguresSchema.nullable(),
    satisfaction: satisfactionSchema.nullable(),
  }),
  departments: z.array(departmentUsageSchema),
});

/** A month of a company beside the month before. */
export type CompanyMetrics = z.infer<typeof companyMetricsSchema>;

/** What HR is answered today about the company and about the person who asks. */
export const employerViewSchema = z.strictObject({
  company: companyMetricsSchema.describe('The answer of `/metrics/companies/:id`.'),
  employee: employeeUsageSchema
    .nullable()
    .describe('The answer of `/metrics/employees/:id`; null while the company shows departments only.'),
});

/** What HR is answered today about the company and about the person who asks. */
export type EmployerView = z.infer<typeof employerViewSchema>;
