package dev.rapport.export;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code rapport.vcon.*} of vCons that go out.
 *
 * @param sign {@code none}; {@code es256} (or {@code true}) or {@code rs256}, with a key that is made when it is first needed
 * @param keystore a PKCS#12 file with the key and its certificates, instead of one that is made; its kind decides the algorithm
 * @param keystorePassword of that file
 */
@ConfigurationProperties("rapport.vcon")
record VconSigning(
        @DefaultValue("none") String sign,
        @Nullable String keystore,
        @DefaultValue("") String keystorePassword) {

    VconSigning {
        sign = sign.strip().toLowerCase(Locale.ROOT);
        if (!sign.matches("none|false|true|es256|rs256")) {
            throw new IllegalArgumentException("rapport.vcon.sign is \"" + sign + "\"; it is none, es256 or rs256");
        }
    }

    boolean isWanted() {
        return !sign.matches("none|false");
    }

    boolean isRsa() {
        return sign.equals("rs256");
    }
}
