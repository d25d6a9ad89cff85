import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type { DispositionNode } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { Said } from "../record/said.tsx";
import { NodeMarks } from "./node-marks.tsx";
import { NodeMenu } from "./node-menu.tsx";
import { focusAt, numberOf, pathOf, useTree } from "./tree-editing.ts";
import { carry, LEVELS, type Move, nodeAt, type Place, siblingsIn, target } from "./tree-moves.ts";
import "./dispositions.css";

const LONGEST = 60;

/** Alt with an arrow moves the disposition whose name is being written. */
const KEYS: Record<string, Move> = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "deeper", ArrowLeft: "higher" };

/** What an agent chooses from on closing, three levels deep: written, moved, marked (DSP-1, DSP-3, DSP-4). */
export function Tree() {
  const { tree } = useTree();
  return (
    <div class="disposition-tree">
      <Siblings nodes={tree} above={[]} />
      <Add above={[]} label={m.campaigns_disposition_add()} outlined />
    </div>
  );
}

function Siblings({ nodes, above }: { nodes: readonly DispositionNode[]; above: Place }) {
  const { complaint, idOf } = useTree();
  const path = above.length === 0 ? "" : `${pathOf(above)}.children`;
  const wrong = complaint(path);
  return (
    <div id={idOf(path)} tabIndex={-1} class={above.length === 0 ? "lines" : "lines below"}>
      {wrong !== undefined && (
        <p class="field-error">
          <Icon name="alert" size={14} />
          {wrong}
        </p>
      )}
      {nodes.map((node, index) => (
        <Node key={index} node={node} place={[...above, index]} />
      ))}
    </div>
  );
}

function Node({ node, place }: { node: DispositionNode; place: Place }) {
  const editing = useTree();
  const { tree, edit, complaint, idOf } = editing;
  const path = `${pathOf(place)}.name`;
  const wrong = complaint(path);
  const number = numberOf(place);

  const move = (way: Move) => {
    const to = target(tree, place, way);
    if (to === null) return;
    edit((all) => {
      carry(all, place, way);
    });
    focusAt(editing, to);
  };
  const onKey = (event: KeyboardEvent) => {
    const way = event.altKey ? KEYS[event.key] : undefined;
    if (way === undefined) return;
    event.preventDefault();
    move(way);
  };

  return (
    <>
      <div class={node.disabled === true ? "disposition off" : "disposition"}>
        <wa-input
          id={idOf(path)}
          class={wrong === undefined ? "" : "bad"}
          size="s"
          label={m.campaigns_disposition_name({ number })}
          maxlength={LONGEST}
          autocomplete="off"
          value={node.name}
          onKeyDown={onKey}
          onInput={(event: Event) => {
            const name = (event.currentTarget as WaInput).value ?? "";
            edit((all) => {
              const one = nodeAt(all, place);
              if (one !== undefined) one.name = name;
            });
          }}
        >
          <Said hint="" complaint={wrong} />
        </wa-input>
        <NodeMarks node={node} />
        <span class="line-actions">
          {place.length < LEVELS && <Add above={place} label={m.campaigns_disposition_add_below({ number })} />}
          <NodeMenu node={node} place={place} move={move} />
        </span>
      </div>
      {node.children.length > 0 && <Siblings nodes={node.children} above={place} />}
    </>
  );
}

function Add({ above, label, outlined = false }: { above: Place; label: string; outlined?: boolean }) {
  const editing = useTree();
  const add = () => {
    const place = [...above, siblingsIn(editing.tree, above).length];
    editing.edit((tree) => siblingsIn(tree, above).push({ name: "", children: [] }));
    focusAt(editing, place);
  };
  if (!outlined)
    return (
      <button type="button" class="icon-button" aria-label={label} title={label} onClick={add}>
        <Icon name="plus" />
      </button>
    );
  return (
    <wa-button size="s" appearance="outlined" onClick={add}>
      <span slot="start" class="button-icon">
        <Icon name="plus" />
      </span>
      {label}
    </wa-button>
  );
}
