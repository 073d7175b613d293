package dev.rapport.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** For tests of the web: all share one context, so each must bear what the others leave in the database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = WebTestApplication.class,
        properties = {
            "rapport.data=target/tests-${rapport.tests.process:1}/web-test-data",
            "rapport.admin.password=" + WebTest.PASSWORD,
            "rapport.company.zone=America/New_York",
            "rapport.models.dir=target/tests-${rapport.tests.process:1}/web-test-models",
            "rapport.models.fetch=false"
        })
@AutoConfigureMockMvc
public @interface WebTest {

    String PASSWORD = "correct horse";

    /** The header of the administrator's login. */
    String ADMIN = "Basic YWRtaW46Y29ycmVjdCBob3JzZQ==";
}
