package dev.rapport.capture.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.capture.email.text.MessageText;
import dev.rapport.capture.email.text.TextBlock;
import dev.rapport.capture.email.text.TextBlock.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sender newly wrote, as mail programs of many languages set it apart from what was written before. */
class NewlyWrittenTest {

    private static MessageText of(String body) {
        MessageText text = EmailReading.text(body).text();
        assertThat(text.blocks().stream().map(block -> block.in(text.body())).collect(Collectors.joining()))
                .isEqualTo(text.body());
        return text;
    }

    private static List<Kind> kinds(MessageText text) {
        return text.blocks().stream().map(TextBlock::kind).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Tue, Mar 1, 2022 at 6:02 PM Sam Lee <sam@us.example> wrote:",
                "On 01/03/2022 18:02, Sam Lee wrote:",
                "On Mar 1, 2022, at 18:02, Sam Lee\n<sam@us.example>\nwrote:",
                "Am Di., 1. März 2022 um 18:02 Uhr schrieb Sam Lee <sam@us.example>:",
                "Am 01.03.2022 um 18:02 schrieb Sam Lee:",
                "Le mar. 1 mars 2022 à 18:02, Sam Lee <sam@us.example> a écrit :",
                "El mar, 1 mar 2022 a las 18:02, Sam Lee (<sam@us.example>) escribió:",
                "Il giorno mar 1 mar 2022 alle ore 18:02 Sam Lee <sam@us.example> ha scritto:",
                "Em ter., 1 de mar. de 2022 às 18:02, Sam Lee <sam@us.example> escreveu:",
                "Op di 1 mrt. 2022 om 18:02 schreef Sam Lee <sam@us.example>:",
                "wt., 1 mar 2022 o 18:02 Sam Lee <sam@us.example> napisał(a):",
                "W dniu 1.03.2022 o 18:02, Sam Lee pisze:",
                "Den tis 1 mars 2022 kl 18:02 skrev Sam Lee <sam@us.example>:",
                "Den tir. 1. mar. 2022 kl. 18.02 skrev Sam Lee <sam@us.example>:",
                "ti 1. maalisk. 2022 klo 18.02 Sam Lee (sam@us.example) kirjoitti:",
                "2022年3月1日(火) 18:02 Sam Lee <sam@us.example>:",
                "Sam Lee <sam@us.example> 于2022年3月1日周二 18:02写道：",
                "вт, 1 мар. 2022 г. в 18:02, Sam Lee <sam@us.example>:",
                "út 1. 3. 2022 v 18:02 odesílatel Sam Lee <sam@us.example> napsal:",
                "Sam Lee <sam@us.example>, 1 Mar 2022 Sal, 18:02 tarihinde şunu yazdı:",
                "2022년 3월 1일 (화) 오후 6:02, Sam Lee <sam@us.example>님이 작성:",
                "вт, 1 бер. 2022 р. о 18:02 Sam Lee <sam@us.example> пише:",
                "În mar., 1 mar. 2022 la 18:02, Sam Lee <sam@us.example> a scris:"
            })
    void whatIntroducesAQuoteIsOfTheQuote(String attribution) {
        String quoted = "Yes, we take it.\n\n" + attribution + "\n\n> Do you take it?\n> Sam\n";
        assertThat(of(quoted).reply()).isEqualTo("Yes, we take it.");
        assertThat(of(quoted).quoted()).startsWith(attribution);

        String bare = "Yes, we take it.\n\n" + attribution + "\n\nDo you take it?\nSam\n";
        assertThat(of(bare).reply()).as("without quote signs").isEqualTo("Yes, we take it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Sam Lee\nSent: Tuesday, March 1, 2022 6:02 PM\nTo: Dana\nSubject: offer",
                "*From:* Sam Lee\n*Sent:* Tuesday, March 1, 2022 6:02 PM\n*To:* Dana\n*Subject:* offer",
                "-----Original Message-----\nFrom: Sam Lee\nTo: Dana",
                "________________________________\nVon: Sam Lee\nGesendet: Dienstag, 1. März 2022 18:02\nAn: Dana\nBetreff: Angebot",
                "-----Ursprüngliche Nachricht-----\nVon: Sam Lee",
                "De : Sam Lee\nEnvoyé : mardi 1 mars 2022 18:02\nÀ : Dana\nObjet : offre",
                "De: Sam Lee\nEnviado el: martes, 1 de marzo de 2022\nPara: Dana\nAsunto: oferta",
                "Da: Sam Lee\nInviato: martedì 1 marzo 2022\nA: Dana\nOggetto: offerta",
                "De: Sam Lee\nEnviada em: terça-feira\nPara: Dana\nAssunto: oferta",
                "Van: Sam Lee\nVerzonden: dinsdag 1 maart 2022\nAan: Dana\nOnderwerp: offerte",
                "Od: Sam Lee\nWysłano: wtorek, 1 marca 2022\nDo: Dana\nTemat: oferta",
                "Från: Sam Lee\nSkickat: den 1 mars 2022\nTill: Dana\nÄmne: offert",
                "Fra: Sam Lee\nSendt: 1. mars 2022\nTil: Dana\nEmne: tilbud",
                "Lähettäjä: Sam Lee\nLähetetty: tiistai 1. maaliskuuta 2022\nVastaanottaja: Dana\nAihe: tarjous",
                "差出人: Sam Lee\n送信日時: 2022年3月1日\n宛先: Dana\n件名: 見積",
                "发件人: Sam Lee\n发送时间: 2022年3月1日\n收件人: Dana\n主题: 报价",
                "От: Sam Lee\nОтправлено: 1 марта 2022 г.\nКому: Dana\nТема: предложение"
            })
    void belowTheHeadOfAnEarlierMessageAllIsHistory(String head) {
        MessageText text = of("Yes, we take it.\n\n" + head + "\n\nDo you take it?\n\nSam\n");

        assertThat(text.reply()).isEqualTo("Yes, we take it.");
        assertThat(text.quoted()).startsWith(head).endsWith("Sam");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---------- Forwarded message ---------\nFrom: Sam Lee <sam@us.example>\nDate: Tue, Mar 1, 2022\nSubject: offer\nTo: Dana",
                "Begin forwarded message:\n\nFrom: Sam Lee\nSubject: offer\nDate: 1 March 2022",
                "-------- Weitergeleitete Nachricht --------\nBetreff: Angebot\nDatum: Tue, 1 Mar 2022\nVon: Sam Lee\nAn: Dana",
                "Début du message réexpédié :\n\nDe: Sam Lee\nObjet: offre",
                "---------- Mensaje reenviado ---------\nDe: Sam Lee\nAsunto: oferta",
                "-------- 转发邮件信息 --------\n发件人：Sam Lee\n主题：报价"
            })
    void whatIsForwardedIsKnownAsThat(String head) {
        MessageText text = of("Please see below.\n\n" + head + "\n\nOur offer is 5,000.\n");

        assertThat(text.reply()).isEqualTo("Please see below.");
        assertThat(kinds(text)).containsExactly(Kind.REPLY, Kind.FORWARDED);
        assertThat(text.quoted()).endsWith("Our offer is 5,000.");
    }

    @Test
    void answersBetweenQuotesKnowWhatTheyAnswer() {
        MessageText text = of("""
                Hi Sam,

                On Tue, 1 Mar 2022 at 18:02, Sam Lee wrote:
                > When do you start?

                On Monday.

                > And who comes?

                Two of us.
                """);

        assertThat(text.reply()).isEqualTo("Hi Sam,\n\nOn Monday.\n\nTwo of us.");
        assertThat(kinds(text)).containsExactly(Kind.REPLY, Kind.QUOTED, Kind.REPLY, Kind.QUOTED, Kind.REPLY);
        assertThat(text.blocks()).extracting(TextBlock::answers).containsExactly(null, null, 1, null, 3);
    }

    @Test
    void sentencesThatLookLikeHistoryAreNone() {
        String body = """
                On Monday I wrote to you about this: it is urgent.

                From my point of view, the price is right. One question:

                I said the following:
                we need 20 pieces by 10:30.""";

        assertThat(of(body).reply()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- \nDana Smith\nAcme Inc.",
                "--\nDana",
                "Best regards,\nDana Smith\nHead of Purchasing\n+1 650 253 0000",
                "Mit freundlichen Grüßen\n\nDana Smith\nEinkauf",
                "Cordialement,\nDana",
                "Saludos,\nDana",
                "Cordiali saluti\nDana Smith",
                "Atenciosamente,\nDana Smith",
                "Met vriendelijke groet,\nDana",
                "Z poważaniem\nDana Smith",
                "Med vänlig hälsning\nDana",
                "Med venlig hilsen\nDana Smith",
                "Ystävällisin terveisin\nDana",
                "С уважением,\nDana Smith",
                "Thanks,\nDana",
                "Cheers, Dana",
                "Dana Smith | Acme Inc. | +1 650 253 0000",
                "-Dana Smith",
                "Sent from my iPhone",
                "Von meinem iPhone gesendet",
                "Envoyé de mon iPhone",
                "Enviado desde mi iPhone",
                "Inviato da iPhone",
                "Enviado do meu iPhone",
                "Verstuurd vanaf mijn iPhone",
                "Wysłane z iPhone'a",
                "Skickat från min iPhone",
                "Sendt fra min iPhone",
                "Lähetetty iPhonesta",
                "iPhoneから送信",
                "发自我的iPhone",
                "Отправлено с iPhone",
                "Get Outlook for iOS<https://aka.ms/o0ukef>"
            })
    void whatStandsBelowTheTextIsNoReply(String signature) {
        MessageText text = of("We take twenty of them.\n\n" + signature + "\n");

        assertThat(text.reply()).isEqualTo("We take twenty of them.");
        assertThat(text.signature()).isEqualTo(signature);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This e-mail and any attachments are confidential and intended solely for the addressee.",
                "CONFIDENTIALITY NOTICE: The contents of this message are privileged.",
                "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie sie.",
                "Ce message et ses pièces jointes sont confidentiels et destinés exclusivement au destinataire.",
                "_______________________________________________\nbuyers mailing list\nbuyers@lists.example"
            })
    void legalNoticesAreNeitherReplyNorSignature(String notice) {
        MessageText text = of("We take twenty of them.\n\nBest regards,\nDana\n\n" + notice + "\n");

        assertThat(text.reply()).isEqualTo("We take twenty of them.");
        assertThat(kinds(text)).containsExactly(Kind.REPLY, Kind.SIGNATURE, Kind.DISCLAIMER);
        assertThat(text.of(Kind.DISCLAIMER)).isEqualTo(notice);
    }

    @Test
    void aNameOrThanksAloneIsWhatWasSaid() {
        assertThat(of("Thanks!\nDana\n\nOn Tue, 1 Mar 2022, Sam wrote:\n> Done.")
                        .reply())
                .isEqualTo("Thanks!");
        assertThat(of("Dana Smith\n+1 650 253 0000\nAcme Inc.").reply()).startsWith("Dana Smith");
    }

    @Test
    void theOriginalOfAnAnswerMayBeQuotedInHtmlOnly() {
        MessageText text = EmailReading.html("""
                <div dir="ltr">Yes, we take it.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue,
                Mar 1, 2022 Sam &lt;<a href="mailto:sam@us.example">sam@us.example</a>&gt; wrote:<br></div>
                <blockquote class="gmail_quote"><div>Do you take it?</div></blockquote></div>""").text();

        assertThat(text.reply()).isEqualTo("Yes, we take it.");
        assertThat(text.quoted()).contains("Do you take it?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=\"divRplyFwdMsg\"><b>From:</b> Sam<br><b>Sent:</b> Tuesday<br></div><div>Do you take it?</div>",
                "<div style=\"border:none;border-top:solid #E1E1E1 1.0pt\"><p class=MsoNormal><b>From:</b> Sam<br><b>Sent:</b> Tuesday, 1 March<br><b>To:</b> Dana<br><b>Subject:</b> offer</p></div><p class=MsoNormal>Do you take it?</p>",
                "<div class=\"moz-cite-prefix\">Le 01/03/2022 à 18:02, Sam a écrit :<br></div><blockquote type=\"cite\">Do you take it?</blockquote>",
                "<div id=\"yahoo_quoted_1\" class=\"yahoo_quoted\"><div>On Tuesday, Sam wrote:</div><div>Do you take it?</div></div>",
                "<div class=\"protonmail_quote\">On Tuesday, Sam wrote:<br><blockquote type=\"cite\">Do you take it?</blockquote></div>",
                "<blockquote type=\"cite\"><div>On Mar 1, 2022, at 18:02, Sam wrote:</div><div>Do you take it?</div></blockquote>"
            })
    void mailProgramsSayInTheirMarkupWhereHistoryBegins(String history) {
        MessageText text =
                EmailReading.html("<p>Yes, we take it.</p>" + history).text();

        assertThat(text.reply()).isEqualTo("Yes, we take it.");
        assertThat(text.quoted()).endsWith("Do you take it?");
    }

    @Test
    void aDocumentThatTheSenderQuotesIsTheirText() {
        MessageText text = EmailReading.html(
                        "<p>The contract says:</p><blockquote>Payment within 30 days.</blockquote><p>We need 60.</p>")
                .text();

        assertThat(text.reply()).contains("Payment within 30 days.", "We need 60.");
        assertThat(text.quoted()).isEmpty();
    }
}
