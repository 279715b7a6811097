import { Refusal } from '../domain/errors.ts';
import type { Letter } from '../domain/letter.ts';
import { renderLetter, renderUnsealed } from '../letters/render-letter.ts';
import { NotSealed, sealService } from '../outside/seal-service.ts';
import type { SealPlace } from '../outside/seal-service.ts';

/** 用印: the demo's seal, which nobody can take for a real one; a seal put on by hand on paper, for which room is left; or the organ's own service. */
export type Sealing = { by: 'demo' } | { by: 'hand' } | ({ by: 'service' } & SealPlace);

/** How letters become files here. What a service does not seal is not served: the procedure tries again, and whoever asks is told to come back. */
export function rendererOf(sealing: Sealing): (letter: Letter) => Promise<Uint8Array> {
  switch (sealing.by) {
    case 'demo':
      return renderLetter;
    case 'hand':
      return async (letter) => (await renderUnsealed(letter)).pdf;
    case 'service': {
      const seal = sealService(sealing);
      return async (letter) => {
        const { pdf, place } = await renderUnsealed(letter);
        try {
          return await seal(pdf, { issuer: letter.issuer, number: letter.number, ...place });
        } catch (error) {
          if (!(error instanceof NotSealed)) throw error;
          console.error(`letter ${letter.number}: ${error.message}`);
          throw new Refusal('unavailable');
        }
      };
    }
  }
}
