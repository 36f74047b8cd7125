using System.Text;

namespace SlackLearningBot.Tests.Features.Content;

/// <summary>A content folder that lives as long as its test.</summary>
internal sealed class TemporaryContent : IDisposable
{
    public TemporaryContent(params (string File, string Text)[] files)
    {
        foreach (var (file, text) in files)
        {
            Write(file, Encoding.UTF8.GetBytes(text));
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("content").FullName;

    public void Write(string file, byte[] bytes)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
