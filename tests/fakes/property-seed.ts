import fc from 'fast-check';

/** Properties are tried on the same cases in every run, so that a change is judged by what it changes; other cases with `PROPERTY_SEED=7`. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
