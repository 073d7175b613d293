package dev.rapport.capture.email.text;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Knows the phrases with which letters end, in some twenty languages. */
final class Closings {

    private static final Pattern FORMAL = Words.pattern(
            "^[\\s*_-]*",
            "(?:(?:with )?(?:my |our )?(?:best|kind|kindest|warm|warmest|many|friendly)(?: (?:and )?(?:personal )?(?:regards?|wishes))|regards|best|all the best|rgds|brgds|br|kr|"
                    + "(?:yours? )?(?:sincerely|faithfully|truly|cordially|respectfully)(?: yours)?|yours|respectfully|cheers|take care|warmly|cordially|with (?:kind|best|warm) regards|have a (?:great|good|nice) (?:day|weekend|week|one))|"
                    + "(?:mit )?(?:freundliche[nr]?|beste[nr]?|herzliche[nr]?|liebe[nr]?|viele[n]?|sch[öo]ne[nr]?|sonnige[nr]?) gr(?:ü|ue|u)(?:ß|ss)e?n?(?: aus .{2,30}| nach .{2,30})?|mit freundlichen? .{0,30}gr[üu](?:ß|ss)en?|hochachtungsvoll|mfg|lg|vg|bg|beste? gr[üu](?:ß|ss)e|gru(?:ß|ss)|gr[üu](?:ß|ss)e|"
                    + "(?:bien )?(?:cordialement|amicalement|sinc[èe]rement)(?: v[ôo]tre)?|(?:bien|tr[èe]s) cordialement|cdt|cdlt|(?:meilleures )?salutations|(?:avec )?(?:mes |nos )?(?:salutations|sentiments) (?:distingu[ée]e?s|les meilleure?s)|bien [àa] vous|[àa] bient[ôo]t|bonne (?:journ[ée]e|soir[ée]e)|"
                    + "(?:un )?(?:saludos?(?: cordiales| cordial)?|cordial saludo|atentamente|atte\\.?|un abrazo|muy atentamente)|"
                    + "(?:cordiali|distinti|cari|migliori) saluti|cordialmente|(?:un )?(?:caro )?saluto|saluti|buona giornata|"
                    + "(?:atenciosamente|cumprimentos|(?:com os )?(?:meus |nossos )?(?:melhores |os melhores )?cumprimentos|abra[çc]os?|att\\.?|sauda[çc][õo]es|cordiais cumprimentos)|"
                    + "(?:met )?(?:vriendelijke|hartelijke|beste) gro(?:et|eten)|mvg|groet|groeten|groetjes|gr\\.?|hoogachtend|"
                    + "(?:z )?(?:powa[żz]aniem|wyrazami szacunku)|pozdrawiam(?: serdecznie)?|(?:serdeczne |najlepsze )?pozdrowienia|serdecznie pozdrawiam|"
                    + "(?:med )?(?:v[äa]nliga?|v[äa]nlig|b[äa]sta|varma) h[äa]lsning(?:ar)?|mvh|h[äa]lsning(?:ar)?|(?:med )?(?:venlig|venlige|kærlig|bedste|beste|vennlig|vennlige|de bedste) hils(?:en|ener|ner)|vh|hilsen|"
                    + "(?:yst[äa]v[äa]llisin |parhain |terveisin)[\\p{L} ]{0,20}|terveisin|t\\.|"
                    + "(?:с уважением|с наилучшими пожеланиями|всего (?:доброго|хорошего)|искренне ваш)|(?:з повагою|з найкращими побажаннями)|"
                    + "(?:s pozdravem|s p[řr][áa]n[íi]m .{2,30}|hezk[ýy] den|s pozdravom)|(?:sayg[ıi]lar[ıi]m(?:la|[ıi]zla)?|iyi (?:[çc]al[ıi][şs]malar|g[üu]nler)|sevgiler)|"
                    + "(?:cu (?:stim[ăa]|respect|prietenie|drag))|(?:[üu]dv[öo]zlettel|tisztelettel)|(?:με εκτίμηση|φιλικά)|(?:(?:以上|それでは|では|何卒|引き続き|今後とも|どうぞ|どうか)[、,]? ?(?:何卒)?)?(?:よろしく|宜しく)(?:お願い|御願い)(?:いたし|致し|申し上げ|し)ます[。]?|(?:敬具|草々|以上)[。]?|"
                    + "(?:(?:此致|敬祝|[顺順]祝|[顺順][颂頌]|祝)[您你]? ?\\p{IsHan}{0,6}|敬[礼禮]|[谢謝][谢謝]|敬上)|(?:감사합니다|드림)\\.?",
            "[\\s,.!;:*_–，。！；、～~-]*$");

    private static final Pattern THANKS = Words.pattern(
            "^[\\s*_-]*",
            "(?:many )?thanks(?: (?:again|a lot|so much|in advance|very much|and (?:best |kind )?regards))?|thank you(?: (?:again|so much|very much|in advance))?|thx|ty|tia|x{1,3}|xo(?:xo)?|(?:talk|speak|see you)(?: to you)? (?:soon|later|then|tomorrow)|(?:much )?love|ciao|tsch[üu]ss|bis (?:bald|dann|morgen)|[àa] plus|a presto|hasta luego|tot snel|danke(?: (?:sch[öo]n|im voraus|und .{2,40}))?|vielen dank(?: .{2,40})?|besten dank|"
                    + "merci(?: (?:beaucoup|d[’']avance|et .{2,40}))?|(?:muchas )?gracias(?: (?:y|de) .{2,30})?|grazie(?: (?:mille|e .{2,30}))?|obrigad[oa]|(?:alvast )?bedankt|dank(?:jewel| je| u)(?: wel)?|dzi[ęe]kuj[ęe]|dzi[ęe]ki|tack(?: (?:s[åa] mycket|p[åa] f[öo]rhand))?|tak|(?:p[åa] forh[åa]nd )?takk|mange tak|"
                    + "kiitos|спасибо|дякую|d[ěe]kuj[ui]|te[şs]ekk[üu]rler|mul[țt]umesc|k[öo]sz[öo]n[öo]m|ευχαριστώ|ありがとうございます。?",
            "[\\s,.!;:*_–，。！；、～~-]*$");

    private Closings() {}

    static boolean isClosing(String line) {
        return isFormal(line) || isThanks(line);
    }

    /** Also in two languages at once: "Best regards / Mit freundlichen Grüßen". */
    static boolean isFormal(String line) {
        return line.length() < 80
                && (FORMAL.matcher(line).matches()
                        || (line.indexOf(" / ") > 0
                                && Stream.of(line.split(" / "))
                                        .allMatch(part -> FORMAL.matcher(part).matches())));
    }

    /** A closing that is also said in earnest. */
    static boolean isThanks(String line) {
        return line.length() < 80 && THANKS.matcher(line).matches();
    }
}
