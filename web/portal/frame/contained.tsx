import { Component, type ComponentChildren } from "preact";
import { Broken } from "./broken.tsx";

/** A fault in one screen takes neither the frame nor the other screens along. */
export class Contained extends Component<{ children: ComponentChildren }, { at: string | null }> {
  override state = { at: null as string | null };

  override componentDidCatch(fault: unknown): void {
    console.error(fault);
    this.setState({ at: location.pathname });
  }

  override render() {
    return this.state.at === location.pathname ? <Broken /> : this.props.children;
  }
}
