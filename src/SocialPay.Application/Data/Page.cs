namespace SocialPay.Application.Data;

/// <summary>A page of a list, and how many rows the whole list has.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total);
