using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Content;

/// <summary>A folder of content, wherever it lies. Paths are below it, with "/".</summary>
internal interface IContentFiles
{
    /// <summary>The folder's own name, for lessons that lie directly in it.</summary>
    string Name { get; }

    /// <summary>All files, in order.</summary>
    IReadOnlyList<string> Find(List<ContentError> errors);

    bool Has(string file);

    /// <returns>The text with "\n" as line end; null after an error.</returns>
    string? Read(string file, List<ContentError> errors);
}

/// <summary>A folder on the disk.</summary>
internal sealed class DiskFiles(string root) : IContentFiles
{
    private const int DeepestFolder = 8;
    private const int MostFiles = 20_000;

    public string Name => Path.GetFileName(root);

    public IReadOnlyList<string> Find(List<ContentError> errors) => new FileWalk(root, errors).Find(DeepestFolder, MostFiles);

    public bool Has(string file) => File.Exists(Path.Combine(root, file));

    public string? Read(string file, List<ContentError> errors) => TextFile.Read(root, file, errors);
}

/// <summary>Files an author handed over, already read.</summary>
internal sealed class HandedFiles(IReadOnlyList<ContentFile> files) : IContentFiles
{
    private readonly Dictionary<string, string> texts = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);

    public string Name => "lessons";

    public IReadOnlyList<string> Find(List<ContentError> errors) => [.. texts.Keys.Order(StringComparer.Ordinal)];

    public bool Has(string file) => texts.ContainsKey(file);

    public string? Read(string file, List<ContentError> errors)
    {
        if (texts.GetValueOrDefault(file) is not { } text)
        {
            return null;
        }

        if (text.Length <= TextFile.LargestOf(file))
        {
            return text;
        }

        errors.Add(TextFile.TooLarge(file, text.Length));
        return null;
    }
}
