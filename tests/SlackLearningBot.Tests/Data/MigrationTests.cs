using System.Text.RegularExpressions;
using NUnit.Framework;
using SlackLearningBot.Data;

namespace SlackLearningBot.Tests.Data;

internal sealed partial class MigrationTests
{
    [Test]
    public void The_programs_own_migrations_are_found_in_order()
    {
        var migrations = Migration.ReadEmbedded();

        Assert.That(migrations[0].FileName, Is.EqualTo("0001_create_program_version.sql"));
        Assert.That(migrations.Select(migration => migration.Number), Is.EqualTo(Enumerable.Range(1, migrations.Count)));
    }

    /// <summary>
    /// During a deploy the version before runs on the new schema: nothing it reads or writes may go, and what is new may not be missed by it. What
    /// widens a rule drops the narrower one.
    /// </summary>
    [Test]
    public void A_migration_takes_nothing_from_the_version_before() => Assert.That(
        from migration in Migration.ReadEmbedded()
        from line in CommentsOf().Replace(migration.Sql, "").Split('\n')
        where Takes().IsMatch(line) || (AddsColumn().IsMatch(line) && line.Contains("not null", StringComparison.Ordinal) && !Fills().IsMatch(line))
        select $"{migration.FileName}: {line.Trim()}",
        Is.Empty);

    [TestCase("alter table t drop column c;", true)]
    [TestCase("    alter column c type integer,", true)]
    [TestCase("alter table t rename to u;", true)]
    [TestCase("alter table t alter column c set not null;", true)]
    [TestCase("drop table t;", true)]
    [TestCase("drop index i;", false)]
    [TestCase("alter table t drop constraint c;", false)]
    public void What_counts_as_taking(string line, bool takes) => Assert.That(Takes().IsMatch(line), Is.EqualTo(takes));

    [GeneratedRegex("--.*")]
    private static partial Regex CommentsOf();

    [GeneratedRegex(@"\bdrop (table|column|function|view)\b|\brename\b|\balter column \w+ (set data )?type\b|\bset not null\b", RegexOptions.IgnoreCase)]
    private static partial Regex Takes();

    [GeneratedRegex(@"\badd column\b", RegexOptions.IgnoreCase)]
    private static partial Regex AddsColumn();

    [GeneratedRegex(@"\bdefault\b|\bgenerated\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fills();

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
