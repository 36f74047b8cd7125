using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentors;

/// <summary>The dialog in which a profile is written.</summary>
internal static class ProfileForm
{
    public const string Save = "mentor.profile";

    public const string Gives = "mentor.gives";
    public const string GivesWords = "mentor.gives_words";
    public const string Goals = "mentor.goals";
    public const string GoalsWords = "mentor.goals_words";
    public const string Bio = "mentor.bio";
    public const string Role = "mentor.role";
    public const string Team = "mentor.team";
    public const string Function = "mentor.function";
    public const string Level = "mentor.level";
    public const string Site = "mentor.site";
    public const string Languages = "mentor.languages";
    public const string People = "mentor.people";
    public const string Hours = "mentor.hours";
    public const string Formats = "mentor.formats";
    public const string Kinds = "mentor.kinds";
    public const string Wishes = "mentor.wishes";
    public const string Days = "mentor.days";
    public const string From = "mentor.from";
    public const string Until = "mentor.until";
    public const string Blocks = "mentor.blocks";

    /// <summary>Any number of hours.</summary>
    public const string AnyHours = "any";

    private static readonly string[] Topics = ["technical", "career path", "company culture"];
    private static readonly int[] HourChoices = [1, 2, 3, 4, 6, 8, 12, 20, Profile.MostHours];

    public static string BlockOf(string field) => field.Replace('.', '_');

    /// <param name="self">What they said so far, over what is known of them.</param>
    /// <param name="skills">What lessons are about.</param>
    /// <param name="isNew">They have no profile yet.</param>
    public static ModalView Render(MentorSelf self, IReadOnlyList<string> skills, bool isNew)
    {
        var (profile, known) = (self.Profile, self.Known);
        return new ModalView(
            isNew ? "Be found, and find" : "Your mentor profile",
            [
                new Section(Mrkdwn.Of($"Others see what you write here on a card, when you fit what they look for. *Whom you leave out below is seen by nobody.* Leave empty what you do not want to say.")),
                .. TopicFields("What can you help with?", "Topics and skills you could talk about for half an hour.", Gives, GivesWords, profile.Gives, skills),
                Choice("For how many people at once?", Menu(People, Enumerable.Range(0, Profile.MostPeople + 1), profile.People, PeopleWords), People, "Nobody is sent to you beyond that."),
                Choice("How many hours a month, all together?", HoursMenu(profile.Hours), Hours, "Somebody takes about two: three quarters of an hour every other week, and what goes before and after."),
                Boxes("What are you open for?", Kinds, Enum.GetValues<MentorshipKind>().Select(kind => (StoredMentorWords.Of(kind), MentorWords.Of(kind))), profile.Kinds.Select(StoredMentorWords.Of), "None ticked: all of them."),
                .. TopicFields("What do you want to reach?", "It is compared with what others can help with.", Goals, GoalsWords, profile.Goals, skills),
                Boxes("How would you like to meet?", Formats, Enum.GetValues<MeetingFormat>().Select(format => (StoredMentorWords.Of(format), MentorWords.Of(format))), profile.Formats.Select(StoredMentorWords.Of), "None ticked: you do not mind."),
                Boxes("In what should the other be different from you?", Wishes, WishChoices(), WishChoices().Where(choice => profile.Wishes.HasFlag(WishOf(choice.Value))).Select(choice => choice.Value), "Somebody from elsewhere sees what your own colleagues do not."),
                Text("A few lines about you", Bio, profile.Bio, null, Profile.LongestBio, "Three lines are shown. What would you tell somebody over coffee?", isMultiline: true),
                Text("Your role", Role, profile.Role, known.Title, Profile.LongestWord, null),
                Text("Your team", Team, profile.Team, known.TeamName, Profile.LongestWord, null),
                Text("Your kind of work", Function, profile.Function, null, Profile.LongestWord, "Such as engineering, sales, finance."),
                Text("Your level", Level, profile.Level, known.Level, Profile.LongestWord, "As your company writes it: L4, Senior, Director."),
                Text("Where you work", Site, profile.Site, known.Site, Profile.LongestWord, null),
                Text("Languages you speak", Languages, string.Join(", ", profile.Languages), null, 200, "With commas between them."),
                new Input("On which days do you have time?", DayBoxes.Of(Days, profile.Working.Days), BlockId: BlockOf(Days)),
                new Input("From", new TimePicker(From, profile.Working.From), BlockId: BlockOf(From)),
                new Input("Until", new TimePicker(Until, profile.Working.Until), Hint: "Meet-ups are proposed between these hours of your own clock.", BlockId: BlockOf(Until)),
                new Input(
                    "Whom shall I never match you with?",
                    new MultiUsersSelect(Blocks, profile.Blocks.Count > 0 ? profile.Blocks : null, Placeholder: "Nobody sees this list"),
                    Hint: "It holds in both directions, and nobody is told. People above and below you in the reporting line are left out anyway.",
                    Optional: true,
                    BlockId: BlockOf(Blocks)),
            ],
            submit: "Save",
            close: "Cancel",
            callbackId: Save);
    }

    public static IReadOnlyList<(string Value, string Words)> WishChoices() =>
    [
        ("team", "Another team"), ("function", "Another kind of work"), ("seniority", "Another level"), ("site", "Another place"),
    ];

    public static Difference WishOf(string value) => value switch
    {
        "team" => Difference.Team,
        "function" => Difference.Function,
        "seniority" => Difference.Seniority,
        "site" => Difference.Site,
        _ => Difference.None,
    };

    private static IEnumerable<Block> TopicFields(string label, string hint, string menu, string words, IReadOnlyList<string> named, IReadOnlyList<string> skills)
    {
        // Not everything fits into a menu: what does not, stands in the field for own words.
        Option[] options = [.. Topics.Concat(skills).Distinct(StringComparer.OrdinalIgnoreCase).Take(SlackLimits.SelectOptions).Select(skill => Option.Plain(skill, skill))];
        Option[] chosen = [.. options.Where(option => named.Contains(option.Value, StringComparer.Ordinal))];
        var own = named.Where(topic => chosen.All(option => option.Value != topic));
        yield return new Input(
            label, new MultiStaticSelect(menu, options, InitialOptions: chosen.Length > 0 ? chosen : null, Placeholder: "Choose topics"), Hint: hint, Optional: true, BlockId: BlockOf(menu));
        yield return new Input(
            "… or in your own words",
            new PlainTextInput(words, Filled(string.Join(", ", own)), MaxLength: TopicList.Most * (TopicList.Longest + 2)),
            Hint: "With commas between them.",
            Optional: true,
            BlockId: BlockOf(words));
    }

    private static Input Text(string label, string field, string? said, string? known, int longest, string? hint, bool isMultiline = false) => new(
        label,
        new PlainTextInput(field, said is null ? Proposed(known) : Filled(said), Multiline: isMultiline ? true : null, MaxLength: longest),
        Hint: hint is null ? null : new PlainText(hint),
        Optional: true,
        BlockId: BlockOf(field));

    private static Input Choice(string label, StaticSelect menu, string field, string? hint) =>
        new(label, menu, Hint: hint is null ? null : new PlainText(hint), BlockId: BlockOf(field));

    private static Input Boxes(string label, string field, IEnumerable<(string Value, string Words)> choices, IEnumerable<string> ticked, string hint)
    {
        Option[] options = [.. choices.Select(choice => Option.Plain(choice.Words, choice.Value))];
        Option[] initial = [.. options.Where(option => ticked.Contains(option.Value))];
        return new Input(label, new Checkboxes(field, options, initial.Length > 0 ? initial : null), Hint: hint, Optional: true, BlockId: BlockOf(field));
    }

    private static StaticSelect HoursMenu(int? now)
    {
        Option[] options =
        [
            Option.Plain("I do not count them", AnyHours),
            .. HourChoices.Concat(now is { } hours ? [hours] : []).Distinct().Order().Select(choice => Option.Plain(choice == 1 ? "1 hour" : $"{choice} hours", Number(choice))),
        ];
        return new StaticSelect(Hours, options, InitialOption: options.First(option => option.Value == (now is { } hours ? Number(hours) : AnyHours)));
    }

    private static StaticSelect Menu(string field, IEnumerable<int> numbers, int now, Func<int, string> words)
    {
        Option[] options = [.. numbers.Select(number => Option.Plain(words(number), Number(number)))];
        return new StaticSelect(field, options, InitialOption: options.First(option => option.Value == Number(now)));
    }

    private static string PeopleWords(int people) => people switch
    {
        0 => "Nobody: I only look for somebody",
        1 => "1 person",
        _ => $"{people} people",
    };

    /// <summary>The company's word as it stands in a field; null when there is none.</summary>
    public static string? Proposed(string? known) => known?.Trim() is { Length: > 0 } word ? Excerpt.Of(word, Profile.LongestWord) : null;

    private static string? Filled(string text) => text.Length > 0 ? text : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
