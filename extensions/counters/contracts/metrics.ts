import { documentId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { dayRange, month } from './period.ts';

const count = z.number().int().min(0);

/** The activity of a practitioner over some days, by company. */
export const practitionerMetricsSchema = z.strictObject({
  practitionerId: documentId,
  ...dayRange.shape,
  consultationCount: count,
  totalDurationSeconds: count,
  averageDurationMinutes: z.number().min(0).describe('Rounded to one decimal; 0 without a consultation.'),
  byCompany: z.array(
    z.strictObject({
      companyId: documentId,
      companyName: z.string(),
      consultationCount: count,
      totalDurationSeconds: count,
    }),
  ),
});

/** The activity of a practitioner over some days, by company. */
export type PractitionerMetrics = z.infer<typeof practitionerMetricsSchema>;

/** What HR sees of one employee: how often and how long in a month, and nothing else. */
export const employeeUsageSchema = z.strictObject({
  employeeId: documentId,
  employeeName: z.string(),
  department: z.string().nullable(),
  period: month,
  consultationCount: count,
  totalDurationSeconds: count,
});

/** What HR sees of one employee: how often and how long in a month, and nothing else. */
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
  previous: z.strictObject({ period: month, figures: groupFiguresSchema.nullable() }),
  departments: z.array(departmentUsageSchema),
});

/** A month of a company beside the month before. */
export type CompanyMetrics = z.infer<typeof companyMetricsSchema>;

/** What the employer sees of the person who asks: their own line, or the group they are counted in. */
export const myUsageSchema = z.strictObject({
  period: month,
  usageShownBy: z.enum(['employee', 'department']),
  smallestGroup: count,
  employee: employeeUsageSchema
    .nullable()
    .describe('The line of the person, when the employer sees lines by name.'),
  departments: z.array(departmentUsageSchema).describe('What the employer sees of each department.'),
});

/** What the employer sees of the person who asks. */
export type MyUsage = z.infer<typeof myUsageSchema>;
