using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Blocks;

/// <summary>What a talk or session is called, what it is about, and who holds it: the fields of a form, and what they say.</summary>
/// <param name="Prefix">Of the names of their blocks.</param>
/// <param name="Hosts">The block of those who hold it.</param>
/// <param name="WhoHoldsIt">Above it: "Who speaks?".</param>
/// <param name="NobodyChosen">When it is empty: "Please choose who speaks.".</param>
internal sealed record AboutFields(string Prefix, string Hosts, string WhoHoldsIt, string NobodyChosen)
{
    public const int LongestTitle = 150;
    public const int LongestAbstract = 3000;
    public const int MostHosts = 10;

    public string Title => $"{Prefix}_title";

    public string Abstract => $"{Prefix}_abstract";

    public string Skills => $"{Prefix}_skills";

    /// <param name="title">May be empty.</param>
    /// <param name="abstract">The same.</param>
    /// <param name="skills">The same.</param>
    /// <param name="hosts">Those whom Slack takes in a form.</param>
    /// <param name="stayNamed">Others stay named, whoever is chosen.</param>
    public Block[] Render(string title, string @abstract, IReadOnlyList<string> skills, string[] hosts, bool stayNamed = false) =>
    [
        new Input("What is it called?", new PlainTextInput(Title, Filled(title), MaxLength: LongestTitle), BlockId: Title),
        new Input("What is it about?", new PlainTextInput(Abstract, Filled(@abstract), Multiline: true, MaxLength: LongestAbstract), Optional: true, BlockId: Abstract),
        new Input("What does one learn?", new PlainTextInput(Skills, Filled(string.Join(", ", skills)), Placeholder: "sql, performance"), Hint: "Skills, with commas between them.", Optional: true, BlockId: Skills),
        new Input(WhoHoldsIt, new MultiUsersSelect(Hosts, hosts.Length > 0 ? hosts : null, MaxSelectedItems: MostHosts), stayNamed ? new PlainText("Whoever left the company stays named.") : null, stayNamed ? true : null, BlockId: Hosts),
    ];

    /// <summary>Slack refuses an initial value that is empty.</summary>
    private static string? Filled(string text) => text.Length == 0 ? null : text;

    /// <summary>What is wrong is noted by its block. Everything comes from a person's client.</summary>
    /// <param name="state">What was filled in.</param>
    /// <param name="wrong">What is wrong.</param>
    /// <param name="mayNameNobody">Somebody who left the company stays named.</param>
    public FilledAbout Read(StateValues state, Dictionary<string, string> wrong, bool mayNameNobody)
    {
        var title = FormText.Line(state, Title);
        if (title.Length is 0 or > LongestTitle)
        {
            wrong[Title] = title.Length == 0 ? "Please give it a title." : $"This has {title.Length} characters, and a title at most {LongestTitle}.";
        }

        var about = FormText.Lines(state, Abstract);
        if (about.Length > LongestAbstract)
        {
            wrong[Abstract] = $"This has {about.Length} characters, and at most {LongestAbstract} fit.";
        }

        var skills = TopicList.Read(FormText.Lines(state, Skills));
        if (TopicList.Problem(skills) is { } problem)
        {
            wrong[Skills] = problem;
        }

        var hosts = FormText.People(state, Hosts);
        if (hosts.Count > MostHosts || (hosts.Count == 0 && !mayNameNobody))
        {
            wrong[Hosts] = hosts.Count == 0 ? NobodyChosen : $"Please choose at most {MostHosts} people.";
        }

        return new FilledAbout(title, about, skills, hosts);
    }
}

/// <summary>What such fields say.</summary>
/// <param name="Title">One line.</param>
/// <param name="Abstract">A few; may be empty.</param>
/// <param name="Skills">What one learns.</param>
/// <param name="Hosts">User ids.</param>
internal sealed record FilledAbout(string Title, string Abstract, IReadOnlyList<string> Skills, IReadOnlyList<string> Hosts);
