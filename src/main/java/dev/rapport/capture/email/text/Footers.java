package dev.rapport.capture.email.text;

import java.util.regex.Pattern;

/**
 * Knows what is put below a message by others than its writer: telephones that say what they are, mailing lists, legal
 * notices, the warnings of mail gateways.
 */
final class Footers {

    private static final Pattern DEVICE = Words.pattern(
            "^[\\s*_<(-]*",
            // English, also "Sent from Outlook for iOS", "Sent via BlackBerry by AT&T", "Sent from a magnificent torch
            // of pixels"
            "Sent (?:from|via|using|with) (?:my |a |an |the )?[^.,!?;:]{2,50}|Sent on the (?:go|move|run|road)|Sent (?:on|while|from|via) [^!?:]{2,50}(?:typos?|brevity|errors|mistakes|spelling)|"
                    + "(?:please |kindly )?(?:excuse|forgive|pardon) (?:my |any |the )?(?:typos?|brevity|spelling|short(?:ness| reply)).{0,40}|Sent from my [^,!?;:]{2,40}|Get Outlook for \\w+|Sent from Yahoo.{0,40}|"
                    + "(?:Von meinem .{2,40}|Gesendet (?:von|mit|[üu]ber) .{2,50}|Diese Nachricht wurde von meinem .{2,60}|Holen Sie sich Outlook .{2,20})|"
                    + "Envoy[ée] (?:de|depuis|[àa] partir d[eu]|avec|via) .{2,50}|T[ée]l[ée]charger Outlook .{2,20}|"
                    + "Enviado (?:desde|do|da|de|a partir d[eo]|via|con) .{2,50}|Obtener Outlook para .{2,20}|Obter o? ?Outlook para .{2,20}|"
                    + "Inviato (?:da|dal|dalla|dall[’']|tramite) ?.{2,50}|Scarica Outlook .{2,20}|"
                    + "(?:Verstuurd|Verzonden) (?:vanaf|met|via|vanuit|van) .{2,50}|Outlook voor .{2,20} downloaden|"
                    + "Wys[łl]an[eoay] (?:z|ze|za pomoc[ąa]) .{2,50}|Pobierz Outlook .{2,20}|"
                    + "Skickat fr[åa]n .{2,50}|H[äa]mta Outlook .{2,20}|Sendt fra .{2,50}|F[åa] Outlook .{2,20}|Hent Outlook .{2,20}|"
                    + "L[äa]hetetty .{2,40}(?:st[aä]|lt[aä]|ll[aä]|ni)|Hanki Outlook .{2,20}|"
                    + ".{1,24}から送信|.{0,20}を使用して送信|发自我?的?.{1,24}|發自我?的?.{1,24}|從我的 ?.{1,20}傳送|从我的 ?.{1,20}发送|來自 ?.{2,20}|"
                    + "Отправлено (?:с|из) .{2,40}|Надіслано (?:з|із) .{2,40}|Odesl[áa]no (?:z|ze) .{2,40}|Odoslan[ée] z .{2,40}|"
                    + ".{1,24}(?:cihaz[ıi]mdan|[’'](?:[ıiuü]mdan|den|dan|ten)) g[öo]nderildi|.{1,24}에서 (?:보냄|보낸 메일)|Trimis (?:de pe|din) .{2,40}|[EÉ]lk[üu]ldve .{2,40}|Στάλθηκε από .{2,40}",
            "[\\s*_>).]*(?:<[^>]{1,200}>|\\[[^\\]]{1,200}\\])?[\\s.]*$");

    private static final Pattern LIST = Words.pattern(
            "^[\\s*_-]*",
            "You(?:'ve)? received this (?:message|e-?mail) because|To unsubscribe from this (?:group|list)|To post to this group|"
                    + "Unsubscribe|Abmelden|Se d[ée]sabonner|Darse de baja|Cancellarsi|[^\\s]{1,80} mailing list|"
                    + "Sie erhalten diese (?:E-Mail|Nachricht), weil|Vous recevez ce (?:message|courriel) car|"
                    + "Mailing list|List-Unsubscribe|View this message in your browser|Manage (?:your )?(?:subscription|preferences)",
            ".{0,300}$");

    private static final Pattern LEGAL_HEAD = Words.pattern(
            "^[\\s*_=#\\[(!>-]*",
            "(?:strictly )?confidential(?:ity)?(?: notice| note| statement)?\\s*[:.!*_-]|confidentiality|disclaimer|legal (?:notice|disclaimer)|important notice|privileged (?:and|&)|"
                    + "haftungsausschluss|vertraulichkeitshinweis|rechtlicher hinweis|wichtiger hinweis\\s*:|avis de confidentialit[ée]|clause de confidentialit|aviso (?:legal|de confiden)|nota de confiden|"
                    + "avvertenz[ae] legal|informativa (?:privacy|ai sensi)|avviso di riservatezza|vertrouwelijkheid|klauzula poufno|"
                    + "(?:external|caution|warning|achtung|attention)\\s*[\\]:*_-].{0,80}(?:e-?mail|message|sender|originated|outside|extern)|"
                    + "\\[?(?:external(?: e-?mail| sender)?|extern(?:e E-?Mail)?|ext)\\]",
            ".*$");

    private static final Pattern LEGAL = Words.pattern(
            "^[\\s*_=#\\[(\"-]*",
            "(?:this|the (?:information|contents?)|any|all|e-?mails?|unless).{0,160}(?:confidential|intended (?:only|solely|recipient|for the)|privileged|virus|disclos)|"
                    + "(?:diese|der inhalt|die information|dieses).{0,160}(?:vertraulich|rechtlich gesch[üu]tzt|adressat|bestimmt|irrt[üu]mlich)|"
                    + "(?:ce |cet |cette |les informations|le contenu|l[’']information).{0,160}(?:confidentiel|destinataire|priv[ée]e)|"
                    + "(?:est[ea] |la informaci[óo]n|el contenido|as informa[çc][õo]es|o conte[úu]do).{0,160}(?:confidencia|destinatari|privilegiad)|"
                    + "(?:quest[aeo] |le informazioni|il contenuto|ai sensi).{0,160}(?:riservat|confidenzial|destinatari)|"
                    + "(?:dit |deze |de informatie|de inhoud).{0,160}(?:vertrouwelijk|bestemd|geadresseerde)|"
                    + "(?:ta |ten |niniejsz[ay]|tre[śs][ćc]|informacje).{0,160}(?:poufn|adresat)|"
                    + "(?:detta|det h[äa]r|denne|dette|innehållet|indholdet).{0,160}(?:konfidentiell|konfidensiell|fortrolig|sekretess|avsett|tilt[æe]nkt|beregnet)|"
                    + "(?:t[äa]m[äa]|viesti).{0,160}(?:luottamuksel|vastaanottaja)|"
                    + "(?:本メール|このメール|この電子メール|本電子メール).{0,100}(?:機密|秘密|宛先|破棄)|(?:本|此|这封)(?:邮件|電子?郵件|郵件|电子邮件).{0,100}(?:保密|机密|機密|收件人)|"
                    + "(?:это|данное|настоящее|цей|цe).{0,160}(?:конфиденциальн|конфіденційн)|(?:tato|tento|bu).{0,160}(?:d[ůu]v[ěe]rn|gizli)|이 (?:메일|전자우편).{0,100}(?:기밀|비밀)|"
                    + "(?:please )?(?:consider|think (?:of|about)|save) the environment|before printing|bitte (?:pr[üu]fen|denken) sie.{0,100}(?:ausdruck|umwelt|drucken)|"
                    + "pensez [àa] l[’']environnement|n[’']imprimez|antes de imprimir|prima di stampare|denk aan het milieu|"
                    + "if you (?:are not|have received|received).{0,100}(?:intended|error|mistake)|wenn sie nicht der (?:richtige|beabsichtigte)|"
                    + "you don[’']t often get e?mail from|sie erhalten nicht h[äa]ufig|avast|virus-free|virenfrei",
            ".*$");

    private Footers() {}

    /** A line that a telephone or a program adds about itself. */
    static boolean isDevice(String line) {
        return line.length() < 120 && DEVICE.matcher(line).matches();
    }

    static boolean isOfList(String line) {
        return LIST.matcher(line).matches();
    }

    /** Whether a paragraph that begins with this line is a legal notice or a gateway's warning. */
    static boolean isLegal(String line) {
        return LEGAL_HEAD.matcher(line).matches() || LEGAL.matcher(line).matches();
    }

    /** The warning of a gateway, above the text. */
    static boolean isBanner(String line) {
        return line.length() < 400 && LEGAL_HEAD.matcher(line).matches();
    }
}
