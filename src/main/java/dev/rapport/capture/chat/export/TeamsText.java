package dev.rapport.capture.chat.export;

import dev.rapport.capture.email.text.HtmlText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * The readable text of a message of Teams or Skype, whose markup has tags of its own: who is spoken to, signs of feeling, files,
 * and the message that is quoted above an answer.
 *
 * @param quoted the id of the message that is quoted; empty for none
 */
public record TeamsText(String text, String quoted) {

    private static final int DEEPEST = 200;
    private static final int LONGEST = 1_000_000;

    /** Never fails; of what is no HTML the text is taken. */
    public static TeamsText of(String given, boolean html) {
        String content = given.length() > LONGEST ? given.substring(0, LONGEST) : given;
        if (!html || content.indexOf('<') < 0 && content.indexOf('&') < 0) {
            return new TeamsText(content, "");
        }
        Document page = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(content, "");
        String quoted = quoted(page);
        page.select("attachment, e_m, legacyquote, systemeventmessage").remove();
        for (Element person : page.select("at, span[itemtype$=Mention]")) {
            if (!person.text().startsWith("@")) {
                person.prependText("@");
            }
        }
        for (Element sign : page.select("emoji, ss")) {
            String alt = sign.attr("alt").isEmpty() ? sign.text() : sign.attr("alt");
            sign.replaceWith(new TextNode(alt));
        }
        for (Element file : page.select("uriobject")) {
            Element name = file.selectFirst("originalname, filename");
            file.replaceWith(new TextNode(name == null ? "" : "[" + name.attr("v") + "]"));
        }
        return new TeamsText(HtmlText.read(page.body().html()).text().strip(), quoted);
    }

    private static String quoted(Document page) {
        String id = "";
        for (Element quote : page.select("blockquote[itemtype$=Reply], quote")) {
            id = quote.hasAttr("itemid") ? quote.attr("itemid") : quote.attr("messageid");
            quote.remove();
        }
        return id;
    }
}
