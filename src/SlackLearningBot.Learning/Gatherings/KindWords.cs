namespace SlackLearningBot.Learning.Gatherings;

/// <summary>How one kind of gathering is called in sentences, and what those do who hold it.</summary>
/// <param name="Kind">As it is stored.</param>
/// <param name="One">"workshop".</param>
/// <param name="Several">"workshops".</param>
/// <param name="Host">One of those who hold it: "trainer".</param>
/// <param name="Does">What they do: "teaches it".</param>
/// <param name="Did">What they did: "taught it".</param>
/// <param name="Doing">The same in thanks: "for teaching it".</param>
public sealed record KindWords(string Kind, string One, string Several, string Host, string Does, string Did, string Doing)
{
    public static KindWords Talk { get; } = new("talk", "talk", "talks", "speaker", "speaks there", "spoke", "for speaking") { HoldsWhat = "speaks about", HeldWhat = "spoke about" };

    /// <summary>Every kind but a talk, in the order in which they are offered.</summary>
    public static IReadOnlyList<KindWords> Sessions { get; } =
    [
        Taught("classroom", "classroom session"),
        Taught("webinar", "webinar"),
        Taught("workshop", "workshop"),
        Taught("dojo", "dojo"),
        Hosted("book_circle", "book circle meeting"),
        Hosted("learning_day", "learning day") with { IsBroughtBack = true },
    ];

    /// <summary>Whether whoever was there is asked once what they took away: of what is taught; a talk has questions of its own, and a circle meets again and again.</summary>
    public bool IsBroughtBack { get; private init; }

    /// <summary>Before a title, of whoever is going to hold it: "teaches the workshop".</summary>
    public required string HoldsWhat { get; init; }

    /// <summary>The same of whoever held it: "taught the workshop".</summary>
    public required string HeldWhat { get; init; }

    /// <summary>At the beginning of a sentence: "Workshop".</summary>
    public string Label => char.ToUpperInvariant(One[0]) + One[1..];

    /// <summary>"trainers".</summary>
    public string Hosts => Host + "s";

    /// <summary>Of a kind that a newer version brought in, what holds for all of them.</summary>
    public static KindWords Of(string kind) =>
        kind == Talk.Kind ? Talk : Sessions.FirstOrDefault(words => words.Kind == kind) ?? Hosted(kind, "session");

    private static KindWords Taught(string kind, string one) => new(kind, one, one + "s", "trainer", "teaches it", "taught it", "for teaching it")
    {
        HoldsWhat = $"teaches the {one}", HeldWhat = $"taught the {one}", IsBroughtBack = true,
    };

    private static KindWords Hosted(string kind, string one) => new(kind, one, one + "s", "host", "hosts it", "hosted it", "for hosting it")
    {
        HoldsWhat = $"hosts the {one}", HeldWhat = $"hosted the {one}",
    };
}
