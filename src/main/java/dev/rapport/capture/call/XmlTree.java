package dev.rapport.capture.call;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads XML as a tree of named texts: an element is a field, one that is repeated a list.
 *
 * <p>What comes from outside may be hostile: a document type, and with it every entity, is refused, and so is what is
 * nested or repeated beyond any record of a call.
 */
final class XmlTree {

    private static final int MAX_DEPTH = 30;
    private static final int MAX_ELEMENTS = 20_000;

    private final XMLStreamReader xml;
    private int elements;

    private XmlTree(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** The content of the outermost element, and its name under {@code ""}. */
    static ObjectNode read(byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("It refers to something outside of itself");
        });
        try {
            return new XmlTree(factory.createXMLStreamReader(new ByteArrayInputStream(bytes))).root();
        } catch (XMLStreamException e) {
            throw new InvalidMetadata("The metadata is not XML: "
                    + String.valueOf(e.getMessage()).replaceFirst("(?s)^.*\\nMessage: ", ""));
        }
    }

    private ObjectNode root() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new InvalidMetadata("The metadata has a document type, which is not taken; write it without");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                ObjectNode root = JsonNodeFactory.instance.objectNode();
                if (element(0) instanceof ObjectNode content) {
                    root.setAll(content);
                }
                while (xml.hasNext()) {
                    xml.next(); // so that what follows it is read, too, and has to be well-formed
                }
                return root.put("", name);
            }
        }
        throw new InvalidMetadata("The metadata is XML without an element");
    }

    private JsonNode element(int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new InvalidMetadata(
                    "The metadata has more than " + MAX_ELEMENTS + " elements, or nests them deeper than " + MAX_DEPTH);
        }
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            content.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> add(content, xml.getLocalName(), element(depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new InvalidMetadata("The metadata uses the entity " + xml.getLocalName()
                            + ", which is not known; write the character itself");
                default -> {} // comments and instructions to programs say nothing of the call
            }
        }
        return content.isEmpty() ? JsonNodeFactory.instance.stringNode(text.toString()) : content;
    }

    private static void add(ObjectNode content, String name, JsonNode value) {
        JsonNode before = content.get(name);
        if (before == null) {
            content.set(name, value);
        } else if (before instanceof ArrayNode list) {
            list.add(value);
        } else {
            content.set(name, JsonNodeFactory.instance.arrayNode().add(before).add(value));
        }
    }
}
