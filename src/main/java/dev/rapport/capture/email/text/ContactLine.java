package dev.rapport.capture.email.text;

import java.util.regex.Pattern;

/** Decides whether a line looks like one of a signature's: short, with a telephone, an address, a link, a title or a company. */
final class ContactLine {

    static final int LONGEST = 100;

    static final Pattern PHONE =
            Pattern.compile("(?<![\\p{L}\\d/.])(?:\\+|\\(?00|\\(?0|\\(?[1-9])[\\d\\s().\\-/–·]{6,22}\\d(?!\\p{L})");
    static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\d._%+'-]{1,64}+@[\\p{L}\\d-]{1,63}+(?:\\.[\\p{L}\\d-]{1,63}+){1,6}");
    static final Pattern LINK = Pattern.compile(
            "(?i)(?<![@\\p{L}\\d])(?:https?://[^\\s<>\"|)\\]]{3,300}|(?:www\\.)[^\\s<>\"|)\\],;]{3,200}|(?:linkedin|twitter|x|facebook|instagram|github|xing|calendly)\\.com/[^\\s<>\"|)\\],;]{1,200})");
    static final Pattern LABEL = Words.pattern(
            "^[\\s*_•·-]*",
            "phone|tel|telephone|mobile|mob|cell|fax|direct|office|main|m|t|p|o|d|c|f|e|w|e-?mail|mail|web|website|skype|linkedin|telefon|handy|mobil|mobiltelefon|durchwahl|t[ée]l[ée]phone|t[ée]l|portable|courriel|"
                    + "tel[ée]fono|m[óo]vil|correo|cellulare|cell|telefone|celular|telefoon|mobiel|kom|komórka|puhelin|puh|matkapuhelin|tlf|sähköposti|電話|携帯|手机|电话|手機|тел|моб|телефон|факс",
            "\\.?\\s*[:.|]?\\s*[+(\\d].*$|^(?:e-?mail|web|website|skype|linkedin)\\s*[:|].*$");
    static final Pattern TITLE = Words.pattern(
            "(?<![\\p{L}])",
            "manager|director|engineer|developer|officer|president|vice president|vp|svp|evp|ceo|cto|cfo|coo|cmo|cio|cro|head of|lead|founder|co-?founder|owner|partner|consultant|analyst|specialist|"
                    + "coordinator|assistant|associate|representative|executive|administrator|architect|designer|buyer|procurement|purchasing|secretary|chairman|chairwoman|supervisor|technician|advisor|attorney|counsel|accountant|professor|intern|strategist|"
                    + "gesch[äa]ftsf[üu]hrer(?:in)?|leiter(?:in)?|leitung|vertrieb(?:sleiter)?(?:in)?|eink[äa]ufer(?:in)?|eink(?:auf)|berater(?:in)?|sachbearbeiter(?:in)?|vorstand|prokurist(?:in)?|referent(?:in)?|entwickler(?:in)?|ingenieur(?:in)?|mitarbeiter(?:in)?|assistent(?:in)?|[\\p{L}]+leiter(?:in)?|"
                    + "directeur|directrice|responsable|charg[ée]e? (?:de|d['’])|g[ée]rante?|ing[ée]nieure?|conseill[eè]re?|pr[ée]sidente?|acheteu(?:r|se)|chef(?:fe)? (?:de|d['’])|assistante|"
                    + "directora?|gerente|jef[ea] de|encargad[oa]|comercial|ingenier[oa]|responsabile|direttore|direttrice|amministratore|titolare|ingegnere|diretora?|coordenadora?|analista|vendedora?|"
                    + "directeur|bedrijfsleider|verkoper|inkoper|adviseur|medewerker|eigenaar|kierownik|dyrektor|specjalista|prezes|doradca|handlowiec|in[żz]ynier|"
                    + "chef|s[äa]ljare|ink[öo]pare|konsult|[\\p{L}]*direkt[öo]r|[\\p{L}]+sjef|leder|salgssjef|salgschef|r[åa]dgiver|toimitusjohtaja|johtaja|p[äa][äa]llikk[öo]|myyntip[äa][äa]llikk[öo]|asiantuntija|"
                    + "директор|менеджер|руководитель|начальник|специалист|инженер|部長|課長|係長|代表取締役|取締役|主任|マネージャー|经理|經理|总监|總監|主管|总裁|工程师|manažer|ředitel|müdürü?|uzmanı|sales|account|marketing|operations|customer success",
            "(?![\\p{L}])");
    static final Pattern COMPANY = Pattern.compile(
            "(?<![\\p{L}])(?:Inc\\.?|L\\.?L\\.?C\\.?|Ltd\\.?|Limited|LLP|PLC|plc|Corp\\.?|Corporation|Company|Co\\.|GmbH|mbH|AG|KG|OHG|e\\.\\s?V\\.|UG|SE|S\\.?A\\.?S?\\.?|SARL|SASU|S\\.?L\\.?U?\\.?|S\\.?p\\.?A\\.?|S\\.?r\\.?l\\.?|Lda\\.?|Ltda\\.?|B\\.?V\\.?|N\\.?V\\.?|Sp\\.\\s?z\\s?o\\.\\s?o\\.|AB|A/S|ApS|AS|ASA|Oyj?|Oy|Kft\\.?|Zrt\\.?|s\\.r\\.o\\.|a\\.s\\.|A\\.Ş\\.|SRL|Pty|Pte|K\\.K\\.|Group|Gruppe|Holding|Holdings|Partners|Solutions|Technologies|Systems|Industries|Consulting|University|Universität|Institute|Foundation|Bank)(?![\\p{L}])"
                    + "|株式会社|有限会社|有限公司|公司|集团|ООО|ЗАО|ПАО|ОАО|주식회사");
    static final Pattern NAME = Pattern.compile(
            "^[\\s*_-]*(?:(?:Dr|Prof|Mr|Mrs|Ms|Ing|Dipl\\.?-Ing|Herr|Frau|M|Mme|Sr|Sra)\\.?\\s+){0,3}(?:\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}|de|van|von|der|den|del|della|da|di|dos|la|le|bin|al)(?:\\s+(?:\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}|de|van|von|der|den|del|della|da|di|dos|la|le|bin|al)){0,4}(?:,? (?:PhD|Ph\\.D\\.|MBA|MSc|M\\.?Sc\\.?|B\\.?Sc\\.?|CPA|PMP|Esq\\.?|Jr\\.?|Sr\\.?))*[\\s*_,]*$");
    static final Pattern CJK_NAME = Pattern.compile(
            "^[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]{2,8}(?:[ 　][\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]{1,6})?$");
    static final Pattern PLACE = Words.pattern(
            "(?<![\\p{L}])",
            "\\d{1,5}[a-z]? [\\p{L}. ]{2,40}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|way|court|ct|square|suite|floor|parkway|pkwy|plaza|highway|hwy|place|terrace)(?![\\p{L}])|"
                    + "[\\p{L}.-]{2,30} ?(?:stra(?:ß|ss)e|str\\.|weg|platz|allee|gasse|ring|damm|ufer|straat|laan|plein|gatan|v[äa]gen|vej|gade|gate|veien|katu|tie)[ .,]*\\d{1,4}|"
                    + "\\d{0,4},? ?(?:rue|avenue|boulevard|bd|place|chemin|all[ée]e|impasse|quai|calle|avenida|avda|plaza|paseo|via|viale|piazza|corso|rua|ul\\.|aleja|al\\.)\\s[\\p{L}’'. -]{2,40}|"
                    + "P\\.? ?O\\.? Box \\d+|Postfach \\d+|[A-Z]{2} \\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}|(?:[A-Z]{1,2}-)?\\d{4,5} ?(?:[A-Z]{2} )?\\p{Lu}\\p{L}{2,30}|〒\\d{3}-\\d{4}|(?:улица|ул\\.|пр\\.|проспект)\\s.{2,40}",
            "");

    private ContactLine() {}

    /** How much a line speaks for a signature: 0 for a sentence, more for what hardly stands elsewhere. */
    static int score(String line) {
        if (line.length() > LONGEST) {
            return 0;
        }
        int score = LABEL.matcher(line).find() ? 2 : 0;
        score += PHONE.matcher(line).find() ? 1 : 0;
        score += EMAIL.matcher(line).find() && line.length() < 70 ? 1 : 0;
        score += LINK.matcher(line).find() && line.length() < 90 ? 1 : 0;
        boolean noSentence = !line.matches(".*[.!?]$") || line.length() < 40;
        score += noSentence && COMPANY.matcher(line).find() ? 1 : 0;
        score += noSentence && line.length() < 70 && TITLE.matcher(line).find() ? 1 : 0;
        score += noSentence && PLACE.matcher(line).find() ? 1 : 0;
        return score;
    }

    static boolean isName(String line) {
        return line.length() <= 50
                && (NAME.matcher(line).matches() || CJK_NAME.matcher(line).matches());
    }
}
