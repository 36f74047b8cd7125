namespace SlackLearningBot.Tests.Features.Content;

/// <summary>Small content files for tests about importing.</summary>
internal static class ContentWords
{
    public static (string File, string Text) Track(string folder, string id, string? title = null) =>
        ($"{folder}/track.yaml", $"id: {id}\ntitle: {title ?? "About " + id}\ndescription: Words about {id}\n");

    public static (string File, string Text) Lesson(string file, string id, string ask = "What is right?", string body = "Some words.", string? title = null) => (file, $"""
        ---
        id: {id}
        title: {title ?? "Lesson " + id}
        skills: [writing]
        questions:
          - id: {id}-1
            type: single
            ask: {ask}
            options:
              - text: "This"
                right: true
                why: "Because"
              - text: "That"
                why: "Never"
        ---
        {body}
        """.ReplaceLineEndings("\n"));
}
