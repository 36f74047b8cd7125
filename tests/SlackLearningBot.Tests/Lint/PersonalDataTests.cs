using NUnit.Framework;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Lint;

/// <summary>Nothing about a person is kept where export and erasure do not reach.</summary>
internal sealed class PersonalDataTests
{
    private const string TablesWithPeopleSql = """
        select distinct c.table_name
          from information_schema.columns c
          join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
         where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
           and c.column_name in ('user_id', 'recipient', 'manager_id', 'mentor_id', 'speaker_id', 'author_id', 'owner', 'granted_by', 'email')
        """;

    /// <summary>Tables without a word about any person: whoever adds a table says on which side it stands.</summary>
    private static readonly string[] WithoutPeople =
    [
        "assessment_item", "assessment_tally", "assessment_track", "data_protection_key", "health_pass", "holiday", "holiday_calendar", "installation", "lane", "meet_up", "memory_fit", "memory_pass", "mentor_look", "mentor_sum", "mentor_topic", "mentorship", "morning", "oauth_state", "program_version", "programme_channel", "programme_step", "programme_told", "quartz_schema", "question",
        "question_flag", "question_offset", "question_told", "report_block", "report_look", "report_share", "restore_mark", "schema_migration", "sender_lease", "session_date", "talk", "talk_slot", "track",
        "track_lesson", "workspace_default",
    ];

    [Test]
    public async Task A_table_is_covered_by_a_slice_or_known_to_be_without_people()
    {
        await using var bot = await TestBot.StartAsync();
        var covered = bot.Services.GetServices<IPersonalData>().SelectMany(data => data.Tables);

        var tables = await bot.QueryAsync<string>(
            "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'qrtz%'");

        Assert.That(covered.Concat(WithoutPeople), Is.EquivalentTo(tables));
    }

    [Test]
    public async Task Every_table_with_a_person_in_it_is_covered_by_exactly_one_slice()
    {
        await using var bot = await TestBot.StartAsync();
        var covered = bot.Services.GetServices<IPersonalData>().SelectMany(data => data.Tables).ToList();

        var withPeople = await bot.QueryAsync<string>(TablesWithPeopleSql);

        Assert.That(withPeople, Is.Not.Empty);
        Assert.That(covered, Is.Unique);
        Assert.That(covered, Is.EquivalentTo(withPeople));
    }
}
