import { render } from "preact";
import { begin } from "./chat.ts";
import { Panel } from "./panel.tsx";
import "./widget.css";

void begin();
render(<Panel />, document.body);
