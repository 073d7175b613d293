package dev.rapport.capture.hook;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a body that may be a form or JSON, as platforms choose. Stateless. */
final class FormFields {

    private FormFields() {}

    static Told of(HookCall call) {
        if (!call.isForm()) {
            return Told.body(call);
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        call.form().forEach((name, values) -> fields.put(name, values.getFirst()));
        return new Told(fields);
    }
}
