import { computed, effect, signal } from "@preact/signals";
import { type Sounds, USUAL_SOUNDS } from "../../../domain/attention/sounds.ts";
import { answer, api } from "../api.ts";
import { principal } from "../session.ts";

/** What the user wants to hear; the usual until it is known, and on a screen that is nobody's. */
export const sounds = signal<Sounds>(USUAL_SOUNDS);
export const soundsShown = signal(false);

const user = computed(() => principal.value?.user ?? null);

effect(() => {
  const asked = user.value;
  sounds.value = USUAL_SOUNDS;
  if (asked === null) return;
  answer(api.me.sounds.$get()).then(
    (found) => {
      if (user.peek() === asked) sounds.value = found;
    },
    // Not known, everything rings as it comes.
    () => {},
  );
});

/** Throws a `Refusal`, and then nothing has changed. */
export async function keepSounds(wanted: Sounds): Promise<void> {
  await answer(api.me.sounds.$put({ json: wanted }));
  sounds.value = wanted;
}
