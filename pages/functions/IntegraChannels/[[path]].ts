export { onRequest } from "../../hand-over.ts";
