using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>The form that opens a round.</summary>
internal static class RoundForm
{
    public const string Callback = "mentor_round.new";
    public const string Name = "round_name";
    public const string Kind = "round_kind";
    public const string People = "round_people";
    public const string Channel = "round_channel";
    public const string Group = "round_group";
    public const string Until = "round_until";
    public const string Begins = "round_begins";
    public const string Ends = "round_ends";
    public const string Rules = "round_rules";
    public const string Levels = "round_levels";
    public const string AcrossTeams = "teams";
    public const string SameLanguage = "language";
    public const int LongestName = 80;
    public const int MostLevels = 5;

    /// <summary>By the value of their option.</summary>
    private static readonly Option[] Kinds =
    [
        Option.Plain("Mentors and mentees", "classic", "By their profiles; a mentor gets as many as they have places for"),
        Option.Plain("Peers", "peer", "Two of a level help each other; one pair may be three"),
    ];

    private static readonly Option[] RuleOptions =
    [
        Option.Plain("Only people of different teams", AcrossTeams),
        Option.Plain("Only people who both name a language in common", SameLanguage),
    ];

    private static readonly Option[] LevelOptions =
        [Option.Plain("No matter", "0"), .. Enumerable.Range(1, MostLevels).Select(count => Option.Plain(count == 1 ? "At least one level above" : $"At least {count} levels above", $"{count}"))];

    /// <param name="until">Proposed.</param>
    /// <param name="begins">Proposed.</param>
    /// <param name="ends">Proposed.</param>
    public static ModalView Render(DateTimeOffset until, DateOnly begins, DateOnly ends) => new(
        "Mentor round",
        [
            new Input("What is it called?", new PlainTextInput(Name, MaxLength: LongestName, Placeholder: "Spring mentoring"), Hint: "Everybody who is enrolled reads it.", BlockId: Name),
            new Input("What is matched?", new RadioButtons(Kind, Kinds, Kinds[0]), BlockId: Kind),
            new Section(Mrkdwn.Of($"*Who is enrolled?* Fill in one of these, or several. Before anybody is asked, you see how many that are.")),
            new Input("People", new MultiUsersSelect(People), Optional: true, BlockId: People),
            new Input("Members of a channel", new ConversationsSelect(Channel), Hint: "Of a private channel only if I am in it.", Optional: true, BlockId: Channel),
            new Input("Members of a user group", new PlainTextInput(Group, Placeholder: "@backend"), Hint: "Its handle.", Optional: true, BlockId: Group),
            new Input("Until when can they say whom they would like?", new DateTimePicker(Until, until), Hint: "Then I match them, and you look at it before anybody is told.", BlockId: Until),
            new Input("The mentorships begin on", new DatePicker(Begins, begins), Hint: "At nine in the morning of your own clock.", BlockId: Begins),
            new Input("and end on", new DatePicker(Ends, ends), Hint: "Each pair can choose another day.", BlockId: Ends),
            new Input("Who may be matched?", new Checkboxes(Rules, RuleOptions), Hint: "Never with one's own reporting line, somebody one blocked, or somebody one had before.", Optional: true, BlockId: Rules),
            new Input("The mentor's level", new StaticSelect(Levels, LevelOptions, InitialOption: LevelOptions[0]), Hint: "Peers have none above the other.", BlockId: Levels),
        ],
        submit: "Look who that is",
        close: "Cancel",
        callbackId: Callback);
}
