package dev.rapport.capture.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.CallKind;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Side;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SidecarsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Test
    void ourOwnFieldsAreReadInThreeSyntaxes() {
        CallMetadata json = read("a.json", """
                {"externalId": "7", "startedAt": "2026-03-01T10:00:00", "direction": "INBOUND", "queue": "sales", "kind": "call",
                 "parties": [{"side": "OURS", "name": "Ann", "phone": "101"}, {"side": "THEIRS", "phone": "+14155550142"}]}""");

        assertThat(read("a.xml", """
                <?xml version="1.0"?><call><externalId>7</externalId><startedAt>2026-03-01T10:00:00</startedAt>
                <direction>inbound</direction><queue>sales</queue><kind>CALL</kind><parties><party><side>OURS</side>
                <name>Ann</name><phone>101</phone></party><party side="THEIRS" phone="+14155550142"/></parties></call>""")).isEqualTo(json);
        assertThat(read("a.csv", """
                External ID;Started at;direction;queue;kind;our name;our phone;their phone
                7;2026-03-01 10:00:00;INBOUND;sales;CALL;Ann;101;+14155550142
                """)).isEqualTo(json);
        assertThat(json.startedAt()).isEqualTo("2026-03-01T09:00:00Z");
    }

    @Test
    void theCdrOfAsteriskIsRead() {
        CallMetadata read = read(
                "a.csv",
                """
                calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,uniqueid,linkedid,recordingfile
                2024-01-31 14:25:01,"""
                        + "\"\"\"Dana W\"\" <4155550142>\",4155550142,600,ext-queues,PJSIP/trunk-0000001a,PJSIP/101-0000001b,Queue,\"600,t,,\",61,55,ANSWERED,1706711101.123,1706711101.100,q-600.wav\n");

        assertThat(read.externalId()).isEqualTo("1706711101.123");
        assertThat(read.joinedBy()).isEqualTo("1706711101.100");
        assertThat(read.startedAt()).isEqualTo("2024-01-31T13:25:01Z");
        assertThat(read.direction()).isEqualTo(Direction.INBOUND);
        assertThat(read.details().queue()).isEqualTo("600");
        assertThat(parties(read)).isEqualTo("THEIRS Dana W 4155550142, OURS null 101");
        assertThat(read(
                                "v.json",
                                "{\"src\":\"101\",\"dst\":\"4155550142\",\"uniqueid\":\"1.2\",\"lastapp\":\"VoiceMail\"}")
                        .details()
                        .kind())
                .isEqualTo(CallKind.VOICEMAIL);
    }

    @Test
    void theCdrOfFreeSwitchIsRead() {
        CallMetadata read = read("a.cdr.xml", """
                <cdr core-uuid="x"><variables><uuid>3c2f9d1e-8a47-4a0b-9a52-0f3f6a1c7b11</uuid>
                <start_stamp>2024-01-31%2014%3A25%3A01</start_stamp><start_epoch>1706711101</start_epoch>
                <call_direction>outbound</call_direction><caller_id_name>Ann%20Lee</caller_id_name>
                <caller_id_number>1001</caller_id_number><endpoint_disposition>BLIND_TRANSFER</endpoint_disposition></variables>
                <app_log/><callflow><caller_profile><destination_number>+14155550142</destination_number></caller_profile></callflow></cdr>""");

        assertThat(read.externalId()).startsWith("3c2f9d1e");
        assertThat(read.startedAt()).isEqualTo("2024-01-31T14:25:01Z");
        assertThat(read.details().kind()).isEqualTo(CallKind.TRANSFER);
        assertThat(parties(read)).isEqualTo("OURS Ann Lee 1001, THEIRS null +14155550142");
        assertThat(read(
                                "a.json",
                                "{\"core-uuid\": \"x\", \"variables\": {\"uuid\": \"u\", \"start_epoch\": \"1706711101\"}}")
                        .externalId())
                .isEqualTo("u");
    }

    @Test
    void theRecordsOfServicesAreRead() {
        CallMetadata connect = read("a.json", """
                {"ContactId": "e81b7b4d", "InitialContactId": null, "Channel": "VOICE", "InitiationMethod": "INBOUND",
                 "InitiationTimestamp": "2024-01-26T03:06:58Z", "CustomerEndpoint": {"Address": "+14155550142", "Type": "TELEPHONE_NUMBER"},
                 "SystemEndpoint": {"Address": "+12025550100"}, "Agent": {"Username": "ann"}, "Queue": {"Name": "Sales"}}""");
        assertThat(connect.externalId()).isEqualTo("e81b7b4d");
        assertThat(connect.startedAt()).isEqualTo("2024-01-26T03:06:58Z");
        assertThat(connect.details().queue()).isEqualTo("Sales");
        assertThat(parties(connect)).isEqualTo("THEIRS null +14155550142, OURS ann +12025550100");

        CallMetadata twilio = read("a.json", """
                {"sid": "RE0", "account_sid": "AC0", "call_sid": "CA0", "start_time": "Wed, 31 Jan 2024 14:25:01 +0000",
                 "from": "+12025550100", "to": "+14155550142", "direction": "outbound-api", "duration": "61"}""");
        assertThat(twilio.joinedBy()).isEqualTo("CA0");
        assertThat(twilio.startedAt()).isEqualTo("2024-01-31T14:25:01Z");
        assertThat(parties(twilio)).isEqualTo("OURS null +12025550100, THEIRS null +14155550142");

        CallMetadata genesys = read("a_metadata.json", """
                {"mediaType": "Call", "recordingId": "r", "conversationId": "c", "initialDirection": "inbound",
                 "conversationStart": "2024-01-31T14:25:01.123Z", "ani": "tel:+14155550142", "dnis": "tel:+12025550100",
                 "users": [{"name": "Ann"}]}""");
        assertThat(genesys.joinedBy()).isEqualTo("c");
        assertThat(parties(genesys)).isEqualTo("THEIRS null +14155550142, OURS Ann +12025550100");
        assertThat(parties(read("recording.json", """
                {"id": "0", "callerPhoneNumber": "8522001000", "dialedPhoneNumber": "+14160000001",
                 "startTime": "2015-09-10T16:58:22.000+0000"}"""))).isEqualTo("null null 8522001000, null null +14160000001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a><subject>&x;</subject></a>",
                "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><a><subject>&b;</subject></a>",
                "<a><subject>&unknown;</subject></a>",
                "<a><subject>",
                "<a/><b/>",
                "",
                "{\"externalId\": \"1\"}"
            })
    void xmlThatIsHostileOrBrokenIsRefused(String xml) {
        assertThatThrownBy(() -> read("a.xml", xml)).isInstanceOf(InvalidMetadata.class);
    }

    @Test
    void depthAndNumbersAreLimited() {
        assertThatThrownBy(() -> read("a.xml", "<a>".repeat(5000) + "</a>".repeat(5000)))
                .isInstanceOf(InvalidMetadata.class)
                .hasMessageContaining("nests");
        assertThatThrownBy(() -> read("a.xml", "<a>" + "<b/>".repeat(30_000) + "</a>"))
                .isInstanceOf(InvalidMetadata.class);
        assertThatThrownBy(() -> read("a.json", "[".repeat(20_000))).isInstanceOf(InvalidMetadata.class);
        assertThatThrownBy(() -> read("a.csv", "externalId\n1\n2\n")).isInstanceOf(InvalidMetadata.class);
        assertThatThrownBy(() -> read("a.csv", "externalId\n\"1")).isInstanceOf(InvalidMetadata.class);
        assertThatThrownBy(() -> read("a.csv", "")).isInstanceOf(InvalidMetadata.class);
    }

    @Test
    void aNumberThatIsNoneStaysText() {
        assertThat(read("a.json", "{\"parties\": [{\"side\": \"THEIRS\", \"phone\": \"the front desk\"}]}")
                        .parties())
                .singleElement()
                .satisfies(party -> {
                    assertThat(party.phone()).isEqualTo("the front desk");
                    assertThat(party.side()).isEqualTo(Side.THEIRS);
                });
    }

    private static String parties(CallMetadata read) {
        return read.parties().stream()
                .map(party -> party.side() + " " + party.name() + " " + party.phone())
                .collect(Collectors.joining(", "));
    }

    private static CallMetadata read(String name, String text) {
        return Sidecars.read(name, text.getBytes(StandardCharsets.UTF_8), ZONE);
    }
}
