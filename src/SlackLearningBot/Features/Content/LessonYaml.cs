using System.Globalization;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>A lesson or track as the file that <see cref="LessonFile"/> or <see cref="TrackFile"/> reads.</summary>
internal static class LessonYaml
{
    public static string Of(Lesson lesson)
    {
        var yaml = new YamlWriter()
            .Text("id", lesson.Id)
            .Text("title", lesson.Title)
            .Word("format", lesson.Format == LessonFormat.Read ? null : lesson.Format.ToString().ToLowerInvariant())
            .Texts("skills", lesson.Skills)
            .Text("link", lesson.Link)
            .Word("minutes", lesson.Minutes?.ToString(CultureInfo.InvariantCulture));
        if (lesson.Source is { } source)
        {
            yaml.Below("source", () => yaml.Text("title", source.Title).Text("url", source.Url).Text("licence", source.Licence).Text("attribution", source.Attribution));
        }

        yaml.Text("owner", lesson.Owner)
            .Word("review_by", lesson.ReviewBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Items("questions", lesson.Questions, question => QuestionYaml.Write(yaml, question));
        return $"---\n{yaml}---\n{lesson.Body}{(lesson.Body.Length > 0 ? "\n" : "")}";
    }

    public static string Of(Track track) => new YamlWriter()
        .Text("id", track.Id)
        .Text("title", track.Title)
        .Text("description", track.Description.Length > 0 ? track.Description : null)
        .Texts("skills", track.Skills)
        .Texts("order", [.. track.Lessons.Select(lesson => lesson.Id)])
        .ToString();
}
