namespace SlackLearningBot.Tests.Hostile;

/// <summary>What people, forgers and broken programs put into every field.</summary>
internal static class HostileTexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "'; drop table learner; --",
        "' or 1=1 --",
        "$$; delete from review; $$ @TeamId $1 %s {0}",
        "<!channel> <!here> <@U0PGBEN0001> <#C0001|x> <https://evil.example|click me>",
        "*bold* _slanted_ ~gone~ `code` ```\nfence\n> quote &amp; &lt;!channel&gt;",
        "NUL \0 in the middle\0",
        "\U0001F469\u200D\U0001F4BB\U0001F994 \u202Eright to left\u200B\uFEFF\u0007",
        "\\\"'`\t\r\n%00%ff&command=/evil&team_id=T0OTHER0001",
        "../../etc/passwd",
        new string('x', 4000),
        "   ",
    ];
}
