package dev.rapport.capture.email.text;

import dev.rapport.capture.email.text.MarkedText.Mark;
import dev.rapport.capture.email.text.MarkedText.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/**
 * Makes readable text of HTML: paragraphs, lists, tables, where links go; and marks what the markup says about history and
 * signatures.
 *
 * <p>What is not shown (hidden preheaders, scripts, pictures that count readers) is left out; all that is shown stays,
 * quotes too. For one thread, and one text.
 */
public final class HtmlText implements NodeFilter {

    private static final int DEEPEST = 256;

    private record Open(Element element, Role role, int start) {}

    private final TextWriter out = new TextWriter();
    private final List<Mark> marks = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int preformatted;

    private HtmlText() {}

    /** Never fails; of what is no HTML the text is taken. */
    public static MarkedText read(String html) {
        Document page = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, "");
        HtmlText text = new HtmlText();
        page.body().filter(text);
        String written = text.out.finish();
        List<Mark> within = text.marks.stream()
                .map(mark -> new Mark(
                        mark.role(), Math.min(mark.start(), written.length()), Math.min(mark.end(), written.length())))
                .toList();
        return new MarkedText(written, within);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            out.text(text.getWholeText(), preformatted > 0);
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (Markup.isHidden(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        before(element);
        return FilterResult.CONTINUE;
    }

    private void before(Element element) {
        String tag = element.normalName();
        out.breakLines(Markup.linesAround(element));
        switch (tag) {
            case "br" -> out.newLine();
            case "hr" -> out.breakLines(2);
            case "li" -> out.item(Markup.bullet(element));
            case "td", "th" -> out.cell(element.previousElementSibling() != null);
            case "img" -> Markup.pictogram(element).ifPresent(picture -> out.text(picture, false));
            default -> {}
        }
        if (Markup.isPreformatted(element)) {
            preformatted++;
        }
        Optional<Role> role = Markup.role(element);
        if (role.isPresent()) {
            open.push(new Open(element, role.get(), out.length()));
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && !Markup.isHidden(element)) {
            after(element);
        }
        return FilterResult.CONTINUE;
    }

    private void after(Element element) {
        if (element.normalName().equals("a")) {
            Links.worthShowing(element).ifPresent(link -> out.text(" <" + link + ">", false));
        }
        if (Markup.isPreformatted(element)) {
            preformatted--;
        }
        if (!open.isEmpty() && open.peek().element() == element) {
            Open ended = open.pop();
            marks.add(new Mark(ended.role(), ended.start(), Math.max(ended.start(), out.length())));
        }
        out.breakLines(Markup.linesAround(element));
    }
}
