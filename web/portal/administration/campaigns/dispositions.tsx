import type { DispositionNode } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { TextField } from "./field.tsx";
import { ErrorOr } from "./hint.tsx";
import { LineActions, moveUp } from "./line-actions.tsx";
import { Section } from "./section.tsx";
import { idOf, useEditor } from "./use-editor.ts";

/** DSP-1: no deeper than this. */
const LEVELS = 3;
const LONGEST = 60;

/** What an agent chooses from on closing: its own resource, saved with the rest. */
export function Dispositions() {
  const { dispositions } = useEditor().draft.value;
  return (
    <Section id="dispositions">
      <p class="quiet">{m.campaigns_dispositions_intro()}</p>
      <Siblings nodes={dispositions} above={[]} />
      <Add above={[]} label={m.campaigns_disposition_add()} outlined />
    </Section>
  );
}

/** The places of a node: `[1, 0]` is the first below the second. */
type Place = readonly number[];

function Siblings({ nodes, above }: { nodes: readonly DispositionNode[]; above: Place }) {
  const path = pathOf(above);
  return (
    <div id={idOf(path)} tabIndex={-1} class={above.length === 0 ? "lines" : "lines below"}>
      <ErrorOr path={path} />
      {nodes.map((node, index) => (
        <Node key={index} node={node} place={[...above, index]} />
      ))}
    </div>
  );
}

function Node({ node, place }: { node: DispositionNode; place: Place }) {
  const editor = useEditor();
  const above = place.slice(0, -1);
  const index = place.at(-1) ?? 0;
  const number = place.map((at) => at + 1).join(".");
  return (
    <>
      <div class="disposition">
        <TextField
          path={`${pathOf(above)}.${index}.name`}
          label={m.campaigns_disposition_name({ number })}
          longest={LONGEST}
          value={node.name}
          set={(draft, value) => {
            const one = siblingsIn(draft.dispositions, above)[index];
            if (one !== undefined) one.name = value;
          }}
        />
        <LineActions
          what={m.campaigns_disposition_number({ number })}
          first={index === 0}
          up={() => editor.edit((draft) => moveUp(siblingsIn(draft.dispositions, above), index))}
          remove={() =>
            editor.edit((draft) => {
              siblingsIn(draft.dispositions, above).splice(index, 1);
            })
          }
        />
        {place.length < LEVELS && <Add above={place} label={m.campaigns_disposition_add_below({ number })} />}
      </div>
      {node.children.length > 0 && <Siblings nodes={node.children} above={place} />}
    </>
  );
}

function Add({ above, label, outlined = false }: { above: Place; label: string; outlined?: boolean }) {
  const editor = useEditor();
  return (
    <wa-button
      size="s"
      appearance={outlined ? "outlined" : "plain"}
      onClick={() =>
        editor.edit((draft) => {
          siblingsIn(draft.dispositions, above).push({ name: "", children: [] });
        })
      }
    >
      <span slot="start" class="button-icon">
        <Icon name="plus" />
      </span>
      {label}
    </wa-button>
  );
}

function siblingsIn(tree: DispositionNode[], above: Place): DispositionNode[] {
  return above.reduce<DispositionNode[]>((nodes, index) => nodes[index]?.children ?? [], tree);
}

function pathOf(above: Place): string {
  return ["dispositions", ...above.map((index) => `${index}.children`)].join(".");
}
