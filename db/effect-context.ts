import type { Act } from '../domain/act.ts';
import type { CaseWorld } from '../domain/case-world.ts';
import type { CaseSituation } from '../domain/situation.ts';
import type { Register } from './register.ts';

/** What the effects need of the desk. */
export interface EffectContext {
  situation: CaseSituation;
  contents: Map<Act['id'], unknown>;
  register: Register;
  world: CaseWorld;
}
