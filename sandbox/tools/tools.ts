import type { SurveyTool } from './account';
import { formbricks } from './formbricks';
import { generic } from './generic';
import { typeform } from './typeform';

/** Survey tools in whose name a customer may answer. */
export const TOOLS: SurveyTool[] = [typeform, formbricks, generic];
