using NUnit.Framework;
using SlackLearningBot.Data;

namespace SlackLearningBot.Tests.Data;

internal sealed class MigrationTests
{
    [Test]
    public void The_programs_own_migrations_are_found_in_order()
    {
        var migrations = Migration.ReadEmbedded();

        Assert.That(migrations[0].FileName, Is.EqualTo("0001_create_program_version.sql"));
        Assert.That(migrations.Select(migration => migration.Number), Is.EqualTo(Enumerable.Range(1, migrations.Count)));
    }

    [Test]
    public void Files_are_sorted_by_number() =>
        Assert.That(
            Migration.InOrder([Migration.From("0002_add_b.sql", ""), Migration.From("0001_add_a.sql", "")]).Select(migration => migration.Number),
            Is.EqualTo(new[] { 1, 2 }));

    [Test]
    public void A_gap_is_refused_with_the_missing_number() =>
        Assert.That(
            () => Migration.InOrder([Migration.From("0001_add_a.sql", ""), Migration.From("0003_add_c.sql", "")]),
            Throws.InstanceOf<MigrationException>().With.Message.Contains("0002 is missing").And.Message.Contains("0003_add_c.sql"));

    [Test]
    public void A_number_used_twice_is_refused_with_both_files() =>
        Assert.That(
            () => Migration.InOrder([Migration.From("0001_add_b.sql", ""), Migration.From("0001_add_a.sql", "")]),
            Throws.InstanceOf<MigrationException>().With.Message.Contains("0001_add_a.sql and 0001_add_b.sql have the same number"));

    [TestCase("1_add_thing.sql")]
    [TestCase("0001-add-thing.sql")]
    [TestCase("0001_thing.sql")]
    [TestCase("0001_Add_Thing.sql")]
    [TestCase("0001_add_thing.sql\n")]
    public void A_name_of_another_form_is_refused(string name) =>
        Assert.That(() => Migration.From(name, ""), Throws.InstanceOf<MigrationException>().With.Message.Contains("NNNN_verb_noun.sql"));
}
