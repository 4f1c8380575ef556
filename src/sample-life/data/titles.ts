import type { Role } from '../types';

export const TITLES: Record<Role, readonly string[]> = {
  decision_maker: [
    'Chief Operating Officer',
    'Head of Operations',
    'Managing Director',
    'Finance Director',
    'VP Workforce',
    'Director of People',
    'General Manager',
  ],
  champion: [
    'Operations Manager',
    'Workforce Planning Lead',
    'Scheduling Manager',
    'Regional Manager',
    'Process Improvement Lead',
    'Payroll Manager',
  ],
  user: [
    'Shift Supervisor',
    'Payroll Specialist',
    'Scheduling Coordinator',
    'Team Lead',
    'HR Generalist',
    'Duty Manager',
    'Office Manager',
    'Staffing Analyst',
  ],
  admin: ['Systems Administrator', 'IT Manager', 'HR Systems Analyst', 'Business Applications Lead'],
};
