package dev.rapport.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void eachDatabaseIsItsOwn() {
        TestDatabase one = TestDatabase.migrated();
        TestDatabase other = TestDatabase.migrated();

        one.jdbc().sql("CREATE TABLE only_here (id int)").update();

        assertThat(exists(one)).isTrue();
        assertThat(exists(other)).isFalse();
    }

    private static boolean exists(TestDatabase database) {
        return database.jdbc()
                .sql("SELECT to_regclass('only_here') IS NOT NULL")
                .query(Boolean.class)
                .single();
    }
}
