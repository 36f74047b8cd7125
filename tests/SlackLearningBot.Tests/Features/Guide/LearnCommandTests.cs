using NUnit.Framework;
using SlackLearningBot.Features.Guide;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Guide;

internal sealed class LearnCommandTests
{
    [TestCase("help")]
    [TestCase("HELP me")]
    [TestCase("?")]
    public async Task Help_lists_what_a_person_may_use_and_no_more(string words)
    {
        await using var bot = await TestBot.StartAsync();

        var help = (await bot.Anna.CommandAsync($"/learn {words}")).Ephemeral!;

        Assert.That(help.Blocks, Does.Contain("/learn time 08:30 mon-thu").And.Contain("/learn pause 3d").And.Contain("/learn stop").And.Contain("When it comes"));
        Assert.That(help.Blocks, Does.Not.Contain("role grant"));
    }

    [Test]
    public async Task An_owner_finds_the_owners_commands_in_the_help()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', '2026-01-01T00:00Z')", TestBot.Key(bot.Priya));

        var help = (await bot.Priya.CommandAsync("/learn help")).Ephemeral!;

        Assert.That(help.Blocks, Does.Contain("role grant owner @person").And.Contain("For owners"));
    }

    [TestCase("tiem 8:30", "Did you mean `/learn time`?")]
    [TestCase("Pasue", "Did you mean `/learn pause`?")]
    [TestCase("hlep", "Did you mean `/learn help`?")]
    [TestCase("settings", "Did you mean `/learn time`?")]
    [TestCase("Resume please", "Did you mean `/learn pause off`?")]
    [TestCase("unsubscribe", "Did you mean `/learn stop`?")]
    [TestCase("quantum", "I do not know `quantum`")]
    [TestCase("<!channel> '; drop table learner; --", "I do not know")]
    [TestCase("*bold* `code` 🎉", "I do not know")]
    public async Task Anything_else_gets_the_nearest_command_or_the_help(string words, string answer)
    {
        await using var bot = await TestBot.StartAsync();

        var reply = (await bot.Anna.CommandAsync($"/learn {words}")).Ephemeral!;

        Assert.That(reply.Text, Does.Contain(answer).And.Not.Contain("<!channel>"));
        Assert.That(reply.Blocks, Does.Contain(answer.StartsWith("Did", StringComparison.Ordinal) ? "/learn help" : "/learn stop"));
    }

    [TestCase("role grant owner @ben", "role grant", "owner @ben")]
    [TestCase("ROLE   Grant", "role grant", "")]
    [TestCase("time\u00a008:30  mon-thu", "time", "08:30  mon-thu")]
    [TestCase("time", "time", "")]
    [TestCase("", "", "")]
    public void Words_go_to_the_longest_path_they_begin_with(string text, string path, string words)
    {
        var route = Routing.Find(Some, text);

        Assert.That((route!.Subcommand.Path, route.Words), Is.EqualTo((path, words)));
    }

    [TestCase("timex")]
    [TestCase("grant")]
    [TestCase("roles grant")]
    public void A_word_that_only_begins_like_a_command_is_none(string text) => Assert.That(Routing.Find(Some, text), Is.Null);

    [TestCase("role gramt owner", "role grant")]
    [TestCase("roel", "role")]
    [TestCase("role frobnicate", "role")]
    [TestCase("tmie", "time")]
    [TestCase("zzzzzz", null)]
    public void The_nearest_path_has_as_many_words(string text, string? nearest) => Assert.That(Routing.Nearest(Some, text), Is.EqualTo(nearest));

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool No_text_makes_it_stumble(string? text)
    {
        var asked = (text ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();
        return Routing.Find(Some, asked) is not null || GuideView.NotKnown(CommandGuide.Learn, asked, Routing.Nearest(Some, asked), Some).Blocks.Count > 0;
    }

    private static ISubcommand[] Some { get; } = [new Named(""), new Named("role"), new Named("role grant"), new Named("time")];

    private sealed class Named(string path) : ISubcommand
    {
        public string Path => path;

        public IReadOnlyList<HelpLine> Help => path.Length == 0 ? [] : [new(path, "does it")];

        public Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => Task.FromResult(CommandReply.None);
    }
}
