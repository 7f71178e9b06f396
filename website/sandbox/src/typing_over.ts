// Typing over a selection. Where the browser itself replaces coloured words, it gives the new ones a
// style attribute, which the page's policy refuses and tells in the console.

import { EditorView } from "@codemirror/view";
import { Transaction } from "@codemirror/state";

export const typingOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { main, ranges } = view.state.selection;
    const isTyping = event.inputType === "insertText" && event.data !== null && !event.isComposing && !view.composing;
    if (!isTyping || !event.cancelable || view.state.readOnly || ranges.every((one) => one.empty)) return false;
    const text = event.data ?? "";
    const insert = (): Transaction =>
      view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
    const handlers = view.state.facet(EditorView.inputHandler); // brackets, for instance
    if (!handlers.some((handle) => handle(view, main.from, main.to, text, insert))) view.dispatch(insert());
    return true; // and the browser does nothing
  },
});
